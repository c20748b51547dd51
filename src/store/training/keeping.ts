/**
 * The model under training, kept in the browser: a reload, a crash or a closed tab costs at most half a minute.
 * Saved at every pause and end, and every 30 seconds of running.
 */
import type { TextSource } from './contract.ts';

export interface KeptModel {
  /** A checkpoint with all that is needed to go on exactly where it was. */
  readonly bytes: Uint8Array;
  /** What the model learns from; needed to go on. Null for a model that came without. */
  readonly text: TextSource | null;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** One place for one model. May be refused by the browser: then nothing is kept, which is no error here. */
export interface Shelf {
  read(): Promise<KeptModel | null>;
  /** False when the browser refused. */
  write(model: KeptModel): Promise<boolean>;
  clear(): Promise<void>;
}

/** Between two saves of a running training, in milliseconds. */
export const SAVE_PAUSE = 30_000;
