/**
 * Where scene and training page meet. That page is fetched when it is opened first: what a scene asks of it waits
 * here until then, and what it shows is noted here, so that an address can be written without it.
 */
import { createStore } from 'zustand/vanilla';
import type { TrainingScene } from './scene/trainingValue.ts';

/**
 * Who asks. An `address` changes nothing that has been learnt. A lesson brings a model of its own: one that it brought
 * before may go on (`lesson`), or is brought anew (`lessonAnew`).
 */
export type AskedBy = 'address' | 'lesson' | 'lessonAnew';

/** What the words of a lesson do for the student; the buttons of the training page do the same. */
export type TrainingOrder =
  /** So many steps, or all that are planned. */
  | { readonly kind: 'train'; readonly steps: number | null }
  | { readonly kind: 'judge'; readonly clicks: number }
  | { readonly kind: 'ask'; readonly question: string };

export interface TrainingLinkState {
  /** What the training page shows; null before it is known. */
  readonly value: TrainingScene | null;
  /** What a scene asks for, until the page has taken it. */
  readonly asked: TrainingScene | null;
  readonly askedBy: AskedBy;
  ask(value: TrainingScene, by?: AskedBy): void;
  /** The page has taken what was asked for. */
  take(): void;
  note(value: TrainingScene): void;
  /** A lesson has the training page's stage on show. */
  readonly isInLesson: boolean;
  setInLesson(on: boolean): void;
  /** What a lesson's words ask for, until it is begun. */
  readonly order: TrainingOrder | null;
  give(order: TrainingOrder | null): void;
  /**
   * A link showed a model that was trained: open the one that this browser keeps. `missing`: none is kept. Null when
   * nobody asks.
   */
  readonly inside: 'asked' | 'missing' | null;
  askInside(inside: 'asked' | 'missing' | null): void;
}

export type TrainingLinkStore = ReturnType<typeof createTrainingLink>;

export function createTrainingLink() {
  return createStore<TrainingLinkState>()((set) => ({
    value: null,
    asked: null,
    askedBy: 'address',
    ask: (value, askedBy = 'address') => set({ value, asked: value, askedBy }),
    take: () => set({ asked: null }),
    note: (value) => set({ value }),
    isInLesson: false,
    setInLesson: (isInLesson) => set({ isInLesson }),
    order: null,
    give: (order) => set({ order }),
    inside: null,
    askInside: (inside) => set({ inside }),
  }));
}
