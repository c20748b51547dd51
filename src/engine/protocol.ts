/**
 * What the page and the engine's worker say to each other. One request has one id; the worker
 * answers with any number of `progress` and then exactly one `result` or `error`.
 * Buffers in a result are transferred: the worker keeps no copy of what it sends.
 */
import type { LayerPart, WholePart } from '@/model/trace.ts';
import type { ModelConfig } from '@/model/config.ts';

/** Where a model's files are. A Hub directory layout is expected in either place. */
export type ModelSource =
  | { readonly kind: 'embedded'; readonly id: string }
  | { readonly kind: 'hub'; readonly id: string; readonly hub: string };

/** `full`: every part of the Trace. `opaque`: tokens and probabilities only. */
export type Transparency = 'full' | 'opaque';

export interface LoadedModel {
  readonly source: ModelSource;
  readonly config: ModelConfig;
  /** How the weights are stored, e.g. "int8 weights, float32 arithmetic". */
  readonly precision: 'float32' | 'quantized';
  readonly transparency: Transparency;
  /** Why it is opaque, for people who want to know; null when it is not. */
  readonly opaqueReason: string | null;
  /** Every token's bytes, laid end to end; token i is bytes[offsets[i] … offsets[i+1]]. */
  readonly vocabularyBytes: Uint8Array;
  readonly vocabularyOffsets: Uint32Array;
  /** Ids of control tokens such as <|endoftext|>. */
  readonly specialTokens: readonly number[];
  readonly threads: number;
}

export interface RunResult {
  /** Grows with each run; a part is asked for by it, so that a stale part is never shown. */
  readonly runId: number;
  /** T: length of the sequence the Trace now holds. */
  readonly length: number;
  /** Tokens whose rows were already in the cache. */
  readonly reused: number;
  /** Logits after the last token, V. */
  readonly logits: Float32Array;
  /** −log₂ p of each token given those before it; NaN for the first. T values. */
  readonly surprisal: Float32Array;
  readonly milliseconds: number;
}

/** Requests by name: what goes in, what comes out. */
export interface Requests {
  /** Load a model; the one in use stays until the new one is ready. Reports progress. */
  load: { params: { source: ModelSource }; result: LoadedModel };
  /** The size of a Hub model's files before they are fetched. Null when the host does not say. */
  measure: { params: { source: ModelSource }; result: { bytes: number | null; cached: boolean } };
  /** Text to token ids. Lone surrogates must be replaced before. */
  tokenize: { params: { text: string }; result: { ids: Int32Array } };
  /** Bring the Trace to exactly these tokens. Reuses the cache for the common beginning. A newer run voids an older one. */
  run: { params: { ids: Int32Array; headScale?: Float32Array }; result: RunResult };
  /** One tensor of one layer, for the first `length` tokens of run `runId`. */
  layerPart: { params: { runId: number; name: LayerPart; layer: number; length?: number }; result: PartData };
  /** One tensor that belongs to no layer. For `logits`, `from` and `to` bound the positions. */
  wholePart: { params: { runId: number; name: WholePart; from?: number; to?: number }; result: PartData };
  /** Attention of every layer and head, L×H×T×T. */
  attention: { params: { runId: number; length?: number }; result: PartData };
  /** Logit lens at one position, (L+1)×V. */
  lens: { params: { runId: number; position: number }; result: PartData };
}

export interface PartData {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

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

/** What the page posts. */
export type ToWorker =
  // `start` comes first of all, with the address of the site's own directory, where models/ lies.
  | { readonly kind: 'start'; readonly siteUrl: string }
  | RequestMessage
  | { readonly kind: 'abort'; readonly id: number };

/** What the worker posts. */
export type FromWorker =
  /** Its script runs. A failure before this means that it never will. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | ReplyMessage
  | { readonly kind: 'error'; readonly id: number; readonly error: EngineErrorData };

export type Progress =
  | {
      readonly phase: 'download';
      readonly loadedBytes: number;
      readonly totalBytes: number | null;
      readonly fromCache: boolean;
    }
  /** Building the runtime and the session. */
  | { readonly phase: 'prepare' }
  /** Tokens of a long text read so far. */
  | { readonly phase: 'run'; readonly done: number; readonly total: number };

/**
 * Every way the engine can fail. The page has a sentence and a next step for each
 * (messages/en/errors.json); `detail` is for the curious and for bug reports.
 */
export const ENGINE_ERRORS = [
  'Aborted', // asked to stop, or a newer request took its place
  'NoWebAssembly',
  'NoWorker', // the worker's script did not load
  'WorkerCrashed',
  'Offline', // the network gave no answer
  'ModelNotFound', // a file is missing (404, or a page of HTML in its place)
  'AccessDenied', // 401 or 403
  'ServerError', // any other HTTP status
  'NotGpt2', // config.json describes another kind of network
  'ModelCorrupt', // the files cannot be read as what they should be
  'OutOfMemory',
  'TooLong', // more tokens than the model's context
  'NoModel', // a run before a load
  'NotInstrumented', // a part was asked of an opaque model
  'Stale', // a part of an older run was asked for
  'Internal',
] as const;
export type EngineErrorName = (typeof ENGINE_ERRORS)[number];
export interface EngineErrorData {
  readonly name: EngineErrorName;
  /** What happened, in English, with file names and numbers. */
  readonly detail: string;
}
