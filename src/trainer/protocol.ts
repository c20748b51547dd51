/**
 * What the page and the trainer's worker say to each other. One request has one id; the worker answers with
 * exactly one `result` or `error`. Beside that it posts the `state` whenever it changed, at most ten times a second.
 * Buffers in a message are transferred: the worker keeps no copy of what it sends.
 * Losses are in nats: −ln p. Checkpoints are named by id; null means the model as it is now.
 */
import type { Style } from './data/styles.ts';
import type {
  Answer,
  BatchReport,
  DrawnPair,
  MaskedRow,
  NamedFile,
  PartData,
  PreferenceMeasure,
  PreparedModel,
  QuestionPair,
  Reading,
  RecordedModel,
  SampleSettings,
  Checkpoint,
  TextSource,
  TrainerState,
} from './reports.ts';
import type { TrainerErrorData } from './TrainerError.ts';
import type { FinetuneSettings, PreferSettings, PretrainSettings } from './phases/settings.ts';
import type { NetworkSizes, SizeChoice } from './network/sizes.ts';
import type { BatchPart } from './network/readPart.ts';

export type * from './reports.ts';
export { countOperations, countParameters, DEFAULT_SIZES, SIZE_BOUNDS } from './network/sizes.ts';
export { LONGEST_TEXT, SHORTEST_TEXT } from './data/limits.ts';
export { splitForClicks } from './data/splitForClicks.ts';
export { styled, STYLES } from './data/styles.ts';
export {
  FINETUNE_DEFAULTS,
  PHASES,
  PREFER_DEFAULTS,
  PREFER_UNLEASHED,
  PRETRAIN_DEFAULTS,
  type Phase,
} from './phases/settings.ts';
export { TRAINER_ERRORS, type TrainerErrorData, type TrainerErrorName } from './TrainerError.ts';
export type { BatchPart, FinetuneSettings, NetworkSizes, PreferSettings, PretrainSettings, SizeChoice, Style };

/** Settings that differ from the defaults, by phase. */
export type PhaseChoice =
  | { readonly phase: 'pretrain'; readonly settings?: Partial<PretrainSettings> }
  | { readonly phase: 'finetune'; readonly settings?: Partial<FinetuneSettings> }
  | { readonly phase: 'prefer'; readonly settings?: Partial<PreferSettings> };

/** Checkpoints that come with the page, by what had been done. */
export const RECORDED = ['pretrained', 'finetuned'] as const;
export type RecordedName = (typeof RECORDED)[number];

/** Requests by name: what goes in, what comes out. */
export interface Requests {
  /** A new model with fresh parameters. Ends whatever ran. */
  prepare: { params: { text: TextSource; sizes: SizeChoice; seed: number }; result: PreparedModel };
  /** What a training step would cost here, timed on a few steps. `millisecondsPerStep` is an estimate. */
  estimate: {
    params: { sizes: NetworkSizes };
    result: { parameterCount: number; operationsPerStep: number; millisecondsPerStep: number };
  };
  /** Starts a phase on the model as it is; it waits at step 0. */
  begin: { params: PhaseChoice; result: TrainerState };
  /** Changes settings of the phase under way (mixing, β, rehearsal …). */
  adjust: { params: PhaseChoice; result: TrainerState };
  /** Runs on its own, as fast as it goes (null) or at most so fast, to the end of the phase or until `pause`. */
  run: { params: { stepsPerSecond: number | null }; result: TrainerState };
  pause: { params: NoParams; result: TrainerState };
  /** Steps by hand, at most 1,000 at once. Refused while running. */
  step: { params: { count: number }; result: TrainerState };

  /** The batch of the last step. */
  batch: { params: NoParams; result: BatchReport };
  /** One tensor of the last step's batch, for one of its rows. `layer` is ignored by parts of the whole. */
  part: { params: { part: BatchPart; layer: number; row: number }; result: PartData };
  /** A parameter by checkpoint name, or its gradient in the last step. */
  parameter: { params: { name: string; of: 'value' | 'gradient' }; result: PartData };
  read: { params: { text: string; checkpoint: number | null }; result: Reading };
  /** `step`, here and of answers: steps of the phase under way when it was asked; 0 when none is. */
  continueText: { params: SampleSettings & { checkpoint: number | null }; result: { text: string; step: number } };
  /** The same prompt, with the same draws, at every checkpoint. */
  continueAll: { params: SampleSettings; result: { samples: readonly { checkpoint: number; text: string }[] } };
  answer: {
    params: { questions: readonly string[]; temperature: number; seed: number; checkpoint: number | null };
    result: { answers: readonly Answer[]; step: number };
  };

  /** The questions to be trained, and those held out. */
  questions: { params: NoParams; result: { trained: readonly QuestionPair[]; heldOut: readonly QuestionPair[] } };
  /** Other questions. Refused with the reason (PairsRefused) and then unchanged. */
  setQuestions: {
    params: { trained: readonly QuestionPair[]; heldOut: readonly QuestionPair[] };
    result: { trained: number; heldOut: number };
  };
  /** How a conversation looks to the model. */
  maskedRow: { params: { question: string; answer: string }; result: MaskedRow };

  /** Two answers to choose from. */
  drawPair: { params: NoParams; result: DrawnPair };
  /** A click: the better answer of the pair drawn last. Trains at once. */
  choose: { params: { pairId: number; winner: 0 | 1 }; result: PreferenceMeasure };
  /** An automatic judge clicks in the student's place, one pair. */
  judge: {
    params: { preferred: Style };
    result: { drawn: DrawnPair; winner: 0 | 1 | null; measure: PreferenceMeasure };
  };

  checkpoints: { params: NoParams; result: { checkpoints: readonly Checkpoint[] } };
  /** Goes back (or on) to a checkpoint; no phase is under way then. */
  restore: { params: { checkpoint: number }; result: TrainerState };
  /** The model as a safetensors file. `complete` adds what is needed to go on exactly here. */
  save: { params: { complete: boolean }; result: { bytes: Uint8Array } };
  /** `text`: the student's own text, when the model was trained on one and it is at hand. */
  load: { params: { bytes: Uint8Array; text: TextSource | null }; result: PreparedModel };
  loadRecorded: { params: { name: RecordedName }; result: RecordedModel };
  /** The model in the layout of a Hub repository: opens like any GPT-2. */
  exportModel: { params: { checkpoint: number | null }; result: { files: readonly NamedFile[] } };
}
type NoParams = Record<string, never>;

export type RequestName = keyof Requests;
export type Params<Name extends RequestName> = Requests[Name]['params'];
export type Result<Name extends RequestName> = Requests[Name]['result'];

/** A request on its way; distributes over names, so that the name decides the parameters. */
export type RequestMessage<Name extends RequestName = RequestName> = {
  [N in Name]: { readonly kind: 'request'; readonly id: number; readonly name: N; readonly params: Params<N> };
}[Name];
export type ReplyMessage<Name extends RequestName = RequestName> = {
  [N in Name]: { readonly kind: 'result'; readonly id: number; readonly name: N; readonly result: Result<N> };
}[Name];

/** What the page posts. `start` comes first, with the site's own directory, where training/ lies, and the name of the lock that the worker holds while it lives (engine/life.ts). */
export type ToWorker = { readonly kind: 'start'; readonly siteUrl: string; readonly life?: string } | RequestMessage;

/** What the worker posts. A failure before `ready` means that its script never ran. */
export type FromWorker =
  | { readonly kind: 'ready' }
  /** It holds the lock of its life. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'state'; readonly state: TrainerState }
  | ReplyMessage
  | { readonly kind: 'error'; readonly id: number; readonly error: TrainerErrorData };
