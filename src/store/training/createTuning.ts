/** The stores of fine-tuning and preference tuning, of the model's whole life, and of its files. */
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
export function createTuning(trainer: Trainer, training: TrainingStore, createSecond: () => Trainer): Tuning {
  const questions = createQuestions(trainer, training);
  return {
    questions,
    finetuneAnswers: createAnswers('finetune', trainer, training, questions),
    preferAnswers: createAnswers('prefer', trainer, training, questions),
    preference: createPreference(trainer, training),
    life: createLife(trainer, training, createSecond),
    files: createModelFiles(trainer, training),
  };
}
