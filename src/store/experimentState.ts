/** What the store of an experiment holds and can be asked to do; how it does it is experiment.ts. */
import type { EngineErrorData } from '@/engine/protocol.ts';
import type { TokenId } from '@/model/axes.ts';
import type { Change, Experiment } from '@/model/experiment.ts';
import type { Refusal } from '@/model/experimentRules.ts';

/** The text to swap from, against the text on show. */
export interface OtherText {
  /** Its tokens. */
  readonly length: number;
  /** The first position where the two differ; null when they do not, or are not equally long. */
  readonly differsAt: number | null;
}

export interface Found {
  /** The text it was found on. */
  readonly ids: readonly TokenId[];
  /** KL(as it is ‖ with changes) of the next token, in bits. */
  readonly bits: number;
  /** From the change to the numbers, the other texts included. */
  readonly milliseconds: number;
}

export interface ExperimentState extends Experiment {
  /** Experiments before and after this one, oldest first and next first. */
  readonly past: readonly Experiment[];
  readonly future: readonly Experiment[];
  /** The text to swap from, once it is read; null while it is empty or on its way. */
  readonly otherText: OtherText | null;
  /** For each change, why it is left out of the run; null when it is in. */
  readonly refusals: readonly (Refusal | null)[];
  /** Why what was last asked for was not done. */
  readonly refused: Refusal | null;
  readonly isRunning: boolean;
  /** Tokens read so far, of a long text. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly isStopped: boolean;
  readonly error: EngineErrorData | null;
  /** What came of it; null while nothing is changed or known. */
  readonly found: Found | null;
  /** Add changes, all of them or none. False when they were refused. */
  add(changes: readonly Change[]): Promise<boolean>;
  remove(changes: readonly Change[]): void;
  toggle(change: Change): Promise<void>;
  setTexts(texts: Partial<Pick<Experiment, 'other' | 'toward' | 'away'>>): void;
  /** Another experiment in the place of this one: a preset. */
  setExperiment(experiment: Experiment): void;
  /** The experiment of an address: there is nothing to go back to. */
  restore(experiment: Experiment): void;
  reset(): void;
  undo(): void;
  redo(): void;
  stop(): void;
  /** Run again what was stopped or failed. */
  rerun(): void;
  dismissRefusal(): void;
  /** Bring the result to the text on show, when anything shows it. */
  follow(): void;
}
