/**
 * What the page and the engine's worker say to each other. One request has one id; the worker
 * answers with any number of `progress` and then exactly one `result` or `error`.
 * Buffers in a result are transferred: the worker keeps no copy of what it sends.
 */
import type { Architecture } from '@/model/architecture.ts';
import type { LayerPart, WholePart } from '@/model/trace.ts';
import type { ModelConfig } from '@/model/config.ts';
import type { Intervention } from '@/model/intervention.ts';
import type { KeptModel, ModelCheck, ModelSource } from './ModelSource.ts';
import type { Progress } from './Progress.ts';
import type { RunOn } from './RunOn.ts';

export * from './ModelSource.ts';
export * from './Progress.ts';
export * from './RunOn.ts';

/** `full`: every part of the Trace. `opaque`: tokens and probabilities only. */
export type Transparency = 'full' | 'opaque';

export interface LoadedModel {
  /** Without the bytes of files that were given. */
  readonly source: ModelSource;
  readonly config: ModelConfig;
  /** `quantized`: its matrices have 8 bits or fewer, and are multiplied so or unpacked on the way. */
  readonly precision: 'float32' | 'quantized';
  /** Weights were rounded to 16 bits; what is computed from them has 32. Absent where the file has no such weights. */
  readonly weights?: 'float16';
  readonly transparency: Transparency;
  /** What its formulas and words must follow. Null when it is opaque: what cannot be seen is not described. */
  readonly architecture: Architecture | null;
  /** Why it is opaque, for people who want to know; null when it is not. */
  readonly opaqueReason: string | null;
  /** Every token's bytes, laid end to end; token i is bytes[offsets[i] … offsets[i+1]]. */
  readonly vocabularyBytes: Uint8Array;
  readonly vocabularyOffsets: Uint32Array;
  /** Ids of control tokens such as <|endoftext|>. */
  readonly specialTokens: readonly number[];
  /** How its tokenizer cuts, where it is a byte-level BPE that cuts as GPT-2 does; null for another kind. */
  readonly cutting: Cutting | null;
  readonly threads: number;
  /** The graphics card that computes it, as the browser calls it. Absent where the CPU does. */
  readonly gpu?: { readonly adapter: string };
  /** It was to run on the GPU and runs on the CPU: why. */
  readonly gpuFailure?: EngineErrorData;
  /** What its graph lets us change or read beyond the Trace. Empty when it is opaque. */
  readonly can: readonly Ability[];
  /** Of a recording, when it was made (ISO 8601). Absent of a model that runs. */
  readonly recordedAt?: string;
}

export interface Cutting {
  /** Three ids a merge, in the order of ranks: left, right, and what they become. */
  readonly merges: Int32Array;
  /** Ids of tokens that are found in a text as they are written, before it is cut; control tokens are among them. */
  readonly plain: readonly number[];
}
/** What a graph lets us change, and which of its projections rows can be read through. */
export type Ability = keyof Intervention | 'headRows' | 'neuronRows';

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
  /** Runs whose Traces are still held, this one among them. Parts of any other are Stale. */
  readonly held: readonly number[];
  /** What all held Traces take, and what they may take before the one used longest ago goes. Bytes. */
  readonly heldBytes: number;
  readonly heldLimitBytes: number;
}

/**
 * `actual`: the text on show; a newer run of this lane voids the older one. `aside`: a run beside it
 * (an experiment, another text), which disturbs nothing and is given up by its signal alone.
 */
export type Lane = 'actual' | 'aside';

/** Requests by name: what goes in, what comes out. */
export interface Requests {
  /** Load a model; the one in use stays until the new one is ready. Reports progress. `runOn`: the CPU when left out. */
  load: { params: { source: ModelSource; runOn?: RunOn }; result: LoadedModel };
  /** What a model is, which files it has and how large they are: by small requests, before anything large moves. */
  check: {
    /** `isOffline`: look into this browser only; ModelNotFound when nothing of it can be used from there. */
    params: { source: ModelSource; isOffline?: boolean };
    result: ModelCheck;
  };
  /** What this browser keeps of models, whole or begun. */
  listKept: { params: Record<string, never>; result: { models: readonly KeptModel[] } };
  /** Forget what is kept of a model; `unfinished`: only files that did not come whole. */
  forget: { params: { source: ModelSource; unfinished?: boolean }; result: Record<string, never> };
  /** Text to token ids. Lone surrogates must be replaced before. */
  tokenize: { params: { text: string }; result: { ids: Int32Array } };
  /**
   * Bring a Trace to exactly these tokens, computed with this intervention. Reuses the cache for the
   * beginning it shares with a held Trace of the same intervention. `keep`: when that Trace goes on
   * differently, hold it as well (a branch) instead of cutting it. `lane` is `actual` when left out.
   *
   * `whole`: so many tokens at the front are read in pieces as large as can be, each one behind them by itself,
   * and what is held counts as read only where it was read in the same pieces. In 8 bits the rows of a piece are
   * rounded together, so that its pieces are part of what a text's numbers are. Left out: the pieces are free.
   */
  run: {
    params: { ids: Int32Array; intervention?: Intervention; lane?: Lane; keep?: boolean; whole?: number };
    result: RunResult;
  };
  /** Forget a held Trace. No error when it is gone already. */
  release: { params: { runId: number }; result: Record<string, never> };
  /** Up to `count` more tokens of run `runId`, each the likeliest; its Trace is afterwards as it was. Stops at a control token. */
  continuation: { params: { runId: number; count: number }; result: Continuation };
  /** One tensor of one layer, for the first `length` tokens of run `runId`. */
  layerPart: { params: { runId: number; name: LayerPart; layer: number; length?: number }; result: PartData };
  /** One tensor that belongs to no layer. For `logits`, `from` and `to` bound the positions. */
  wholePart: { params: { runId: number; name: WholePart; from?: number; to?: number }; result: PartData };
  /** Attention of every layer and head, L×H×T×T. */
  attention: { params: { runId: number; length?: number }; result: PartData };
  /** Logit lens at one position, (L+1)×V. */
  lens: { params: { runId: number; position: number }; result: PartData };
  /** The likeliest tokens of the lens at one position: all a picture needs, without L + 1 times V numbers. */
  lensTop: { params: { runId: number; position: number; count: number }; result: LensTop };
  /**
   * Lengths of streams and writes for the positions `from` … `to` − 1: n×(1 + 4L), for each position
   * |embedding|, then for each layer |attentionOut|, |residualMid|, |mlpOut|, |residual|.
   */
  streamSizes: { params: { runId: number; from: number; to: number }; result: PartData };
  /** Gain and bias of every layer norm, (2L + 1)×2×d: before attention and before the MLP of each layer, then the final one. */
  normWeights: { params: Record<string, never>; result: PartData };
  /** What is written into the residual stream at one position, L×(H + 2)×d: each head, attention's output bias, the MLP. */
  writes: { params: { runId: number; position: number }; result: PartData };
  /** What one head writes at `query` from each key: T×d, the sum over keys being the head's write. */
  keyWrites: { params: { runId: number; layer: number; head: number; query: number }; result: PartData };
  /** What neurons of a layer's MLP write when they are 1: rows of its output matrix, K×d. */
  neuronRows: { params: { layer: number; neurons: Int32Array }; result: PartData };
  /** Rows, R×d, through final layer norm and unembedding: R×V. At most MOST_READ_ROWS of them. */
  readRows: { params: { rows: Float32Array }; result: PartData };
  /**
   * Direct logit attribution at one position: how much each component adds to the logits of `tokens`.
   * N×K with N = 1 + L(H + 2) + 2: embedding; for each layer its heads, attention's output bias, the
   * MLP; the final layer norm's bias; the rest (rounding, or what an intervention put in). The sum over
   * N is the logit. The final layer norm's deviation is taken as it was. Source: Elhage et al. 2021.
   */
  attribution: { params: { runId: number; position: number; tokens: Int32Array }; result: PartData };
  /** One head's contribution to the logit of `token` at `query`, by key: T numbers that sum to the head's. */
  keyAttribution: {
    params: { runId: number; layer: number; head: number; query: number; token: number };
    result: PartData;
  };
  /** Scores of every head on the built-in probe set, L×H×R in the order of HEAD_ROLES (model/headRoles.ts). Reports progress. */
  headRoles: { params: Record<string, never>; result: PartData };
  /** Which embedding matrices can be read, and why none can. */
  embeddingTables: {
    params: Record<string, never>;
    result: { readonly token: TableFacts | null; readonly position: TableFacts | null; readonly reason: string | null };
  };
  /** Rows of an embedding matrix, n×d; at most MOST_EMBEDDING_NUMBERS numbers at once. */
  embeddingRows: { params: { table: EmbeddingTable; ids: Int32Array }; result: PartData };
  /** Lengths of all rows. */
  embeddingNorms: { params: { table: EmbeddingTable }; result: PartData };
  /** The rows nearest to each of R vectors (R×d, at most 64), by the cosine of the angle or by the dot product. */
  nearestRows: {
    params: { table: EmbeddingTable; vectors: Float32Array; count: number; by: 'cosine' | 'dot' };
    result: NearestRows;
  };
  /** Mean and covariance of all rows, (d + 1)×d: what a linear projection is made of. Reports progress. */
  embeddingMoments: { params: { table: EmbeddingTable }; result: PartData };
  /** Every row less `offset` (d) along K axes (K×d): V×K. Reports progress. */
  embeddingProjection: {
    params: { table: EmbeddingTable; offset: Float32Array; axes: Float32Array };
    result: PartData;
  };
}

export const MOST_READ_ROWS = 32;

/** Rows of tokens, or of positions. */
export type EmbeddingTable = 'token' | 'position';

/** What one answer about the embeddings may hold: all rows of a small model, never those of GPT-2 small (39 million). */
export const MOST_EMBEDDING_NUMBERS = 2_097_152;

export interface TableFacts {
  readonly rows: number;
  readonly width: number;
  /** How each number lies in the file; what is shown is float32. */
  readonly storage: 'float32' | 'float16' | 'int8' | 'uint8';
}

/** Best first, R×count each. */
export interface NearestRows {
  readonly ids: Int32Array;
  readonly cosine: Float32Array;
  readonly dot: Float32Array;
  /** Lengths of the rows found. */
  readonly norms: Float32Array;
}

export interface Continuation {
  readonly ids: Int32Array;
  /** Of each of these tokens when it was chosen, in 0…1. */
  readonly probabilities: Float32Array;
}

/** For each of L + 1 levels the `count` likeliest tokens, best first; (L + 1)×count each. */
export interface LensTop {
  readonly ids: Int32Array;
  /** Over the whole vocabulary. */
  readonly probabilities: Float32Array;
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
  // `start` comes first of all, with the address of the site's own directory, where models/ lies, and the name
  // of the lock that the worker holds while it lives (life.ts). `isSmallDevice`: little memory (smallDevice.ts).
  | { readonly kind: 'start'; readonly siteUrl: string; readonly life?: string; readonly isSmallDevice?: boolean }
  | RequestMessage
  | { readonly kind: 'abort'; readonly id: number };

/** What the worker posts. */
export type FromWorker =
  /** Its script runs. A failure before this means that it never will. */
  | { readonly kind: 'ready' }
  /** It holds the lock of its life. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | ReplyMessage
  | { readonly kind: 'error'; readonly id: number; readonly error: EngineErrorData };

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
  'NoSuchModel', // the host knows no public model of this name
  'NoOnnxFiles', // the model is there, but in no form that can be run here
  'AccessDenied', // 401 or 403
  'RateLimited', // 429; facts: seconds
  'WrongBytes', // a file arrived that is not the one its host has listed: another length or another hash
  'StorageFull', // the browser has no room to keep the files; facts: needed, free
  'ServerError', // any other HTTP status
  'Blocked', // the security policy of the site forbids the connection
  'WrongType', // a script is sent as something that no browser runs
  'NotGpt2', // config.json describes another kind of network; facts: family
  'ModelCorrupt', // the files cannot be read as what they should be
  'NotFinite', // the weights hold NaN or infinity, so that no probability can be computed
  'LastLogitsOnly', // the graph keeps all logits but the last token's to itself
  'OutOfMemory',
  'TooLong', // more tokens than the model's context
  'NoModel', // a run before a load
  'GpuFailed', // the GPU cannot compute the model, or no longer; facts: reason (GpuReason)
  'NotInstrumented', // a part was asked of an opaque model
  'NotRecorded', // a recording does not hold it, and nothing can compute it
  'Stale', // a part of an older run was asked for
  'Internal',
] as const;
export type EngineErrorName = (typeof ENGINE_ERRORS)[number];
export interface EngineErrorData {
  readonly name: EngineErrorName;
  /** What happened, in English, with file names and numbers. */
  readonly detail: string;
  /** What words about it can name. */
  readonly facts?: Readonly<Record<string, string | number>>;
}
