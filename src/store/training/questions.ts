/**
 * The questions and answers of fine-tuning: as the model is trained on them, as they are being edited, and how one
 * of them looks to the model. Leaves out how the questions are answered (answers.ts).
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Follower } from '@/store/look.ts';
import {
  styled,
  STYLES,
  type MaskedRow,
  type QuestionPair,
  type Style,
  type Trainer,
  type TrainerErrorData,
} from './contract.ts';
import { describeTrainerError, type Following, type TrainingStore } from './trainingState.ts';

/** A pair on the editing table. */
export interface DraftPair extends QuestionPair {
  /** Stays with the pair through all edits. */
  readonly id: number;
  readonly isHeldOut: boolean;
}

/** One conversation as the model reads it. */
export interface ShownRow {
  readonly pair: QuestionPair;
  readonly style: Style;
  readonly row: MaskedRow;
}

export interface QuestionsState {
  /** Whether the questions of the present model are here. */
  readonly isKnown: boolean;
  /** As the trainer has them. */
  readonly trained: readonly QuestionPair[];
  readonly heldOut: readonly QuestionPair[];
  /** Null while nobody edits. */
  readonly draft: readonly DraftPair[] | null;
  /** Drafts before each change, the newest last. */
  readonly past: readonly (readonly DraftPair[])[];
  /** Why the draft was not taken. */
  readonly refusal: TrainerErrorData | null;
  /** The pair and the style whose row is shown. */
  readonly chosen: number;
  readonly style: Style;
  readonly shown: ShownRow | null;
  edit(): void;
  change(id: number, change: Partial<Omit<DraftPair, 'id'>>): void;
  add(): void;
  remove(id: number): void;
  undo(): void;
  /** Hands the draft to the trainer. True when it was taken; else `refusal` says why, and nothing is lost. */
  take(): Promise<boolean>;
  cancel(): void;
  choose(index: number): void;
  setStyle(style: Style): void;
}

export type QuestionsStore = StoreApi<QuestionsState>;

const MOST_UNDONE = 100;

/** `followers`: who asks the questions; they are made after this store, which they read, so the list is filled then. */
export function createQuestions(
  trainer: Trainer,
  training: TrainingStore,
  followers: readonly Follower[],
): Following<QuestionsStore> {
  let lastId = 0;
  let asked = 0;

  const store = createStore<QuestionsState>()((set, get) => {
    function changeDraft(next: (draft: readonly DraftPair[]) => readonly DraftPair[]) {
      const { draft, past } = get();
      if (draft) set({ draft: next(draft), past: [...past, draft].slice(-MOST_UNDONE), refusal: null });
    }

    return {
      isKnown: false,
      trained: [],
      heldOut: [],
      draft: null,
      past: [],
      refusal: null,
      chosen: 0,
      style: STYLES[0],
      shown: null,

      edit() {
        const { trained, heldOut } = get();
        const toDraft = (isHeldOut: boolean) => (pair: QuestionPair) => ({ ...pair, id: ++lastId, isHeldOut });
        set({ draft: [...trained.map(toDraft(false)), ...heldOut.map(toDraft(true))], past: [], refusal: null });
      },

      change: (id, change) =>
        changeDraft((draft) => draft.map((pair) => (pair.id === id ? { ...pair, ...change } : pair))),
      add: () => changeDraft((draft) => [{ id: ++lastId, question: '', answer: '', isHeldOut: false }, ...draft]),
      remove: (id) => changeDraft((draft) => draft.filter((pair) => pair.id !== id)),

      undo() {
        const { past } = get();
        const draft = past.at(-1);
        if (draft) set({ draft, past: past.slice(0, -1), refusal: null });
      },

      async take() {
        const { draft } = get();
        if (!draft) return true;
        const side = (isHeldOut: boolean) =>
          draft
            .filter((pair) => pair.isHeldOut === isHeldOut)
            .map(({ question, answer }) => ({ question: question.trim(), answer: withStop(answer.trim()) }));
        const [trained, heldOut] = [side(false), side(true)];
        try {
          await trainer.setQuestions({ trained, heldOut });
          set({ trained, heldOut, draft: null, past: [], refusal: null, chosen: 0 });
          tell();
          await showRow();
          return true;
        } catch (error) {
          set({ refusal: describeTrainerError(error) });
          return false;
        }
      },

      cancel: () => set({ draft: null, past: [], refusal: null }),

      choose(chosen) {
        set({ chosen });
        void showRow();
      },

      setStyle(style) {
        set({ style });
        void showRow();
      },
    };
  });

  function tell(): void {
    for (const follower of followers) follower.follow();
  }

  async function showRow(): Promise<void> {
    const mine = ++asked;
    const { trained, chosen, style } = store.getState();
    const pair = trained[chosen];
    if (!pair) return store.setState({ shown: null });
    try {
      const row = await trainer.maskedRow({ question: pair.question, answer: styled(pair.answer, style) });
      if (mine === asked) store.setState({ shown: { pair, style, row } });
    } catch {
      if (mine === asked) store.setState({ shown: null });
    }
  }

  async function fetchQuestions(): Promise<void> {
    try {
      const { trained, heldOut } = await trainer.questions({});
      store.setState({ isKnown: true, trained, heldOut, draft: null, past: [], refusal: null, chosen: 0 });
      tell();
      await showRow();
    } catch {
      store.setState({ isKnown: false, trained: [], heldOut: [], shown: null });
      tell();
    }
  }

  /** Of which model the questions were asked for. */
  let known: number | undefined;
  function follow(): void {
    const { model } = training.getState();
    if (!model || model.modelId === known) return;
    known = model.modelId;
    void fetchQuestions();
  }
  return { store, follower: { follow } };
}

/** Answers end with a full stop, whose place styles take. */
function withStop(answer: string): string {
  return answer === '' || /[.]$/.test(answer) ? answer : `${answer}.`;
}
