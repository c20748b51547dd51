/**
 * The same questions before a phase and now. In fine-tuning the likeliest answer to questions that are trained and
 * that are held out; in preference tuning sampled answers, always with the same draws, to questions never clicked.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { coalesce } from './coalesce.ts';
import { splitForClicks, type Answer, type QuestionPair, type Trainer, type TrainerErrorData } from './contract.ts';
import type { QuestionsStore } from './questions.ts';
import { findStart } from './findStart.ts';
import { describeTrainerError, type Following, type TrainingState, type TrainingStore } from './trainingState.ts';

export interface AskedQuestion extends QuestionPair {
  readonly group: 'trained' | 'heldOut' | 'own';
}

export interface Answered {
  readonly asked: AskedQuestion;
  readonly before: Answer;
  /** Null while the phase has not begun: before is now. */
  readonly now: Answer | null;
}

export interface AnswersState {
  readonly rows: readonly Answered[];
  /** A question of the visitor's own, asked beside the others; '' for none. */
  readonly own: string;
  /** All questions are shown, not the first few. */
  readonly isWhole: boolean;
  readonly failure: TrainerErrorData | null;
  ask(own: string): Promise<void>;
  showWhole(isWhole: boolean): Promise<void>;
}

export type AnswersStore = StoreApi<AnswersState>;

/** Of each group, while not all are shown. */
const FEW = 4;
const SAMPLING = {
  finetune: { temperature: 0, seed: 0 },
  prefer: { temperature: 1, seed: 77 },
} as const;

export function createAnswers(
  phase: 'finetune' | 'prefer',
  trainer: Trainer,
  training: TrainingStore,
  questions: QuestionsStore,
): Following<AnswersStore> {
  const store = createStore<AnswersState>()((set) => ({
    rows: [],
    own: '',
    isWhole: false,
    failure: null,
    async ask(own) {
      set({ own: own.trim(), failure: null });
      await refresh();
    },
    async showWhole(isWhole) {
      set({ isWhole });
      await refresh();
    },
  }));

  function listQuestions(): AskedQuestion[] {
    const { trained, heldOut } = questions.getState();
    const { own, isWhole } = store.getState();
    const most = isWhole ? Infinity : FEW;
    const asked: AskedQuestion[] = own === '' ? [] : [{ question: own, answer: '', group: 'own' }];
    if (phase === 'finetune') {
      asked.push(...trained.slice(0, most).map((pair) => ({ ...pair, group: 'trained' as const })));
      asked.push(...heldOut.slice(0, most).map((pair) => ({ ...pair, group: 'heldOut' as const })));
    } else {
      const { measured } = splitForClicks(trained);
      asked.push(
        ...measured.slice(0, isWhole ? most : 2 * FEW).map((pair) => ({ ...pair, group: 'trained' as const })),
      );
    }
    return asked;
  }

  const refresh = coalesce(async () => {
    const { model, checkpoints, look, progress } = training.getState();
    const asked = listQuestions();
    if (!model || asked.length === 0) return store.setState({ rows: [] });
    const start = findStart(checkpoints, phase);
    const ask = async (checkpoint: number | null) => {
      const texts = asked.map(({ question }) => question);
      return (await trainer.answer({ questions: texts, ...SAMPLING[phase], checkpoint })).answers;
    };
    try {
      const before = await ask(start?.id ?? look);
      const hasBegun = start !== null && (look !== null || progress?.phase !== phase || progress.step > 0);
      const now = hasBegun ? await ask(look) : null;
      const rows = asked.map((one, i) => ({ asked: one, before: before[i]!, now: now?.[i] ?? null }));
      store.setState({ rows, failure: null });
    } catch (error) {
      const failure = describeTrainerError(error);
      store.setState({ failure });
      // The visitor's own question may be what cannot be asked: the others go on without it.
      if (store.getState().own !== '' && failure.name === 'UnknownCharacters') store.setState({ own: '' });
    }
  });

  /** What was asked about last. */
  let last: { readonly moment: string; readonly trained: readonly QuestionPair[] } = { moment: '', trained: [] };
  function follow(): void {
    const state = training.getState();
    if (state.phase !== phase || state.work === 'opening') return;
    const moment = describeMoment(state);
    const { trained } = questions.getState();
    if (moment === last.moment && trained === last.trained) return;
    last = { moment, trained };
    void refresh();
  }
  return { store, follower: { follow } };
}

/** Changes when answers may be others: at checkpoints, at stops, after clicks and steps by hand. */
export function describeMoment({ model, checkpoints, look, progress }: TrainingState): string {
  const step = progress?.isRunning ? '' : progress?.step;
  return [model?.modelId, checkpoints.at(-1)?.id, look, progress?.phase, step].join();
}
