/** Which card of the laboratory is open, and what kind of change the builder behind the cards makes. */
import { createStore } from 'zustand/vanilla';
import type { ChangeKind } from '@/model/experiment.ts';

export const CARDS = ['induction', 'edge', 'swap', 'late', 'fact', 'steering', 'sweep', 'prompts', 'repeat'] as const;
export type CardKey = (typeof CARDS)[number];

export interface ExperimentCardsState {
  /** One at a time: on a phone two would hide each other's result. */
  readonly open: CardKey | null;
  /** An opened card sets it to its own kind, so that what the card says to try can be tried. */
  readonly kind: ChangeKind;
  setOpen(card: CardKey | null): void;
  setKind(kind: ChangeKind): void;
}

export type ExperimentCardsStore = ReturnType<typeof createExperimentCards>;

export function createExperimentCards() {
  return createStore<ExperimentCardsState>()((set) => ({
    open: null,
    kind: 'head',
    setOpen: (open) => set({ open }),
    setKind: (kind) => set({ kind }),
  }));
}
