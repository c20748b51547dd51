/** A lesson shown to a room: whether it is, and what of it only a presenter has. What is shown is the lesson's own. */
import { createStore } from 'zustand/vanilla';

export interface PresentationState {
  readonly isOn: boolean;
  /** The screen is black until a key is pressed. */
  readonly isBlack: boolean;
  /** A spot that follows pointer and focus. */
  readonly hasSpot: boolean;
  setOn(on: boolean): void;
  setBlack(on: boolean): void;
  setSpot(on: boolean): void;
}

export type PresentationStore = ReturnType<typeof createPresentation>;

export function createPresentation() {
  return createStore<PresentationState>()((set) => ({
    isOn: false,
    isBlack: false,
    hasSpot: false,
    setOn: (isOn) => set({ isOn, isBlack: false }),
    setBlack: (isBlack) => set({ isBlack }),
    setSpot: (hasSpot) => set({ hasSpot }),
  }));
}
