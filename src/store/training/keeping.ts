/**
 * The model under training, kept in the browser: a reload, a crash or a closed tab costs at most half a minute,
 * whichever way it was learning. When it is saved stands in keeper.ts.
 */
import type { Phase, TextSource, TrainerState } from './contract.ts';

export interface KeptModel {
  /** A checkpoint with all that is needed to go on exactly where it was. */
  readonly bytes: Uint8Array;
  /** What the model learns from; needed to go on. Null for a model that came without. */
  readonly text: TextSource | null;
  /** The curves so far: a checkpoint has the training losses alone. Optional, because files have none. */
  readonly seen?: { readonly [P in Phase]?: TrainerState };
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** One place for one model, which no other tab writes to. May be refused by the browser: then nothing is kept. */
export interface Shelf {
  /** Of this tab; of a tab that has none yet, the newest that no open tab holds. */
  read(): Promise<KeptModel | null>;
  /** False when the browser refused. */
  write(model: KeptModel): Promise<boolean>;
  clear(): Promise<void>;
  /** Whether another open tab has a shelf of its own; known once something was read. */
  isBesideAnother(): boolean;
}

/** A state with what was measured before its model was taken up from a checkpoint: held-out losses, and what was measured at checkpoints. */
export function joinHistory(state: TrainerState, earlier: TrainerState | undefined): TrainerState {
  const first = state.heldOutSteps[0] ?? Infinity;
  const count = earlier ? earlier.heldOutSteps.findLastIndex((step) => step < first && step <= state.step) + 1 : 0;
  if (!earlier || count === 0) return state;
  const measures = earlier.measures.filter(
    ({ phase, step }) => phase === state.phase && step < first && step <= state.step,
  );
  return {
    ...state,
    // Checkpoints of another visit are gone, and their numbers may be others' now.
    measures: [...measures.map((measure, at) => ({ ...measure, checkpoint: -1 - at })), ...state.measures],
    heldOutSteps: Int32Array.of(...earlier.heldOutSteps.subarray(0, count), ...state.heldOutSteps),
    heldOutLosses: Float32Array.of(...earlier.heldOutLosses.subarray(0, count), ...state.heldOutLosses),
  };
}

/** Between two saves of a running training, in milliseconds. */
export const SAVE_PAUSE = 30_000;
/** How long hands must rest before a step or a click is saved, in milliseconds: several at once are one save. */
export const SAVE_REST = 1000;
