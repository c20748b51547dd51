/** The stores of fine-tuning and preference tuning, of the model's whole life, and of its files. */
import type { Follower } from '@/store/look.ts';
import { createAnswers, type AnswersStore } from './answers.ts';
import type { Trainer } from './contract.ts';
import { createLife, type LifeStore } from './life.ts';
import { createModelFiles, type ModelFilesStore } from './modelFiles.ts';
import { createPreference, type PreferenceStore } from './preference.ts';
import { createQuestions, type QuestionsStore } from './questions.ts';
import type { TrainingStore } from './trainingState.ts';

export interface Tuning {
  readonly questions: QuestionsStore;
  readonly finetuneAnswers: AnswersStore;
  readonly preferAnswers: AnswersStore;
  readonly preference: PreferenceStore;
  readonly life: LifeStore;
  readonly files: ModelFilesStore;
}

/** `createSecond`: another trainer, for models that are only asked, not trained on. */
export function createTuning(
  trainer: Trainer,
  training: TrainingStore,
  createSecond: () => Trainer,
): { readonly stores: Tuning; readonly followers: readonly Follower[] } {
  const whoAsks: Follower[] = [];
  const questions = createQuestions(trainer, training, whoAsks);
  const finetuneAnswers = createAnswers('finetune', trainer, training, questions.store);
  const preferAnswers = createAnswers('prefer', trainer, training, questions.store);
  whoAsks.push(finetuneAnswers.follower, preferAnswers.follower);
  const parts = {
    questions,
    finetuneAnswers,
    preferAnswers,
    preference: createPreference(trainer, training),
    life: createLife(trainer, training, createSecond),
    files: createModelFiles(trainer, training),
  };
  return {
    stores: {
      questions: questions.store,
      finetuneAnswers: finetuneAnswers.store,
      preferAnswers: preferAnswers.store,
      preference: parts.preference.store,
      life: parts.life.store,
      files: parts.files.store,
    },
    followers: Object.values(parts).map(({ follower }) => follower),
  };
}
