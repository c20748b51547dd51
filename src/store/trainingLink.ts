/**
 * Where scene and training page meet. That page is fetched when it is opened first: what a scene asks of it waits
 * here until then, and what it shows is noted here, so that an address can be written without it.
 */
import { createStore } from 'zustand/vanilla';
import type { TrainingScene } from './scene/trainingValue.ts';

export interface TrainingLinkState {
  /** What the training page shows; null before it is known. */
  readonly value: TrainingScene | null;
  /** What a scene asks for, until the page has taken it. */
  readonly asked: TrainingScene | null;
  ask(value: TrainingScene): void;
  /** The page has taken what was asked for. */
  take(): void;
  note(value: TrainingScene): void;
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
    ask: (value) => set({ value, asked: value }),
    take: () => set({ asked: null }),
    note: (value) => set({ value }),
    inside: null,
    askInside: (inside) => set({ inside }),
  }));
}
