/** A failure with a name the page has words for, and all those names. Part of the protocol, which hands them on. */
/** Every way the trainer can fail. The page has a sentence and a next step for each; `detail` is for the curious. */
export const TRAINER_ERRORS = [
  'NoWorker', // the worker's script did not load
  'WorkerCrashed',
  'OutOfMemory',
  'SizeRefused', // sizes out of bounds, or that do not fit each other
  'TextEmpty',
  'TextTooShort', // too short for one row of training and one held out
  'TextTooPlain', // one character again and again: nothing to learn
  'PairsRefused', // no questions, or one that is empty, too long or of unknown characters
  'UnknownCharacters', // a prompt or question that this model has no tokens for
  'NoModel', // anything before `prepare` or `load`
  'NoPhase', // a step before `begin`
  'NoText', // training on text with a model that was loaded without one
  'NoBatch', // a look at a step before the first
  'NoSuchCheckpoint',
  'Busy', // a step by hand while running
  'Stale', // a click on a pair that is gone
  'Diverged', // the loss is no longer a number
  'FileRefused', // a file that is no checkpoint of ours
  'Offline', // a recorded checkpoint could not be fetched
  'Internal',
] as const;
export type TrainerErrorName = (typeof TRAINER_ERRORS)[number];
export interface TrainerErrorData {
  readonly name: TrainerErrorName;
  /** What happened, in English, with names and numbers. */
  readonly detail: string;
}

export class TrainerError extends Error {
  override readonly name: TrainerErrorName;
  readonly detail: string;

  constructor(name: TrainerErrorName, detail: string, options?: ErrorOptions) {
    super(`${name}: ${detail}`, options);
    this.name = name;
    this.detail = detail;
  }

  static from(data: TrainerErrorData): TrainerError {
    return new TrainerError(data.name, data.detail);
  }

  toData(): TrainerErrorData {
    return { name: this.name, detail: this.detail };
  }
}
