/**
 * A recording: the Trace of one text, as a file can hold it, with what is needed to read it (the model's sizes and
 * vocabulary). It shows a model that cannot be had here, or a run as somebody else saw it. docs/recordings.md
 * describes the file. Leaves out everything that would have to be computed: another text, a changed model.
 */
import type { Architecture } from '@/model/architecture.ts';
import type { ModelConfig } from '@/model/config.ts';
import type { LayerPart, WholePart } from '@/model/trace.ts';

/** Extra tensors of a layer; attention has a place of its own. */
export type RecordedLayerPart = Exclude<LayerPart, 'attention'>;
/** Extra tensors of the whole pass; logits have a place of their own. */
export type RecordedWholePart = Exclude<WholePart, 'logits'>;
export type PartKey = `${RecordedLayerPart}.${number}` | RecordedWholePart;

export interface RecordedModel {
  /** As the page names it: "glassbox-2", "Xenova/gpt2". */
  readonly id: string;
  readonly config: ModelConfig;
  readonly precision: 'float32' | 'quantized';
  /** Weights were rounded to 16 bits. */
  readonly weights?: 'float16' | undefined;
  readonly architecture: Architecture | null;
  /** Why nothing but tokens and probabilities was seen; null when all was. */
  readonly opaqueReason: string | null;
  /** Every token's bytes, laid end to end; token i is bytes[offsets[i] … offsets[i + 1]]. */
  readonly vocabularyBytes: Uint8Array;
  readonly vocabularyOffsets: Uint32Array;
  readonly specialTokens: readonly number[];
}

/** The likeliest tokens that the logit lens reads after each position and level: T×(L + 1)×K each, best first. */
export interface RecordedLens {
  readonly count: number;
  readonly ids: Uint32Array;
  /** Over the whole vocabulary, in 0…1. */
  readonly probabilities: Float32Array;
}

export interface Recording {
  readonly model: RecordedModel;
  /** When it was made, as an ISO 8601 date. */
  readonly madeAt: string;
  /** The text that was given; the first tokens are it. */
  readonly prompt: string;
  readonly promptLength: number;
  /** T tokens: the prompt's, and those that were generated. */
  readonly ids: Uint32Array;
  /** −log₂ p of each token given those before it, T values; NaN for the first. */
  readonly surprisal: Float32Array;
  /**
   * Logits after the last token of the prompt and after each generated one, R×V with R = T − promptLength + 1. The file
   * holds how far each lies below its row's largest, and that one apart: so half precision is finest where it matters.
   */
  readonly logits: Float32Array;
  /** L×H×T(T + 1)/2: of each head the lower triangle, row by row. Null for an opaque model. */
  readonly attention: Float32Array | null;
  readonly lens: RecordedLens | null;
  /** Lengths of streams and writes, T×(1 + 4L), as the engine's `streamSizes` gives them. */
  readonly streamSizes: Float32Array | null;
  /** What else is held, shaped as LAYER_PARTS and WHOLE_PARTS say. */
  readonly parts: ReadonlyMap<PartKey, Float32Array>;
}

export const LAYER_KEYS = [
  'query',
  'key',
  'value',
  'attentionOut',
  'residualMid',
  'mlpActivation',
  'mlpOut',
  'residual',
] as const satisfies readonly RecordedLayerPart[];
export const WHOLE_KEYS = [
  'embedding',
  'tokenEmbedding',
  'positionEmbedding',
  'finalNorm',
] as const satisfies readonly RecordedWholePart[];

/** The shape of an extra tensor for T tokens. Channels of a head are queries, keys and values; MLPs have neurons. */
export function partShape(
  key: PartKey,
  tokens: number,
  { headCount, headSize, width }: ModelConfig,
  neuronCount: number,
): readonly number[] {
  const name = key.split('.')[0];
  if (name === 'query' || name === 'key' || name === 'value') return [headCount, tokens, headSize];
  return [tokens, name === 'mlpActivation' ? neuronCount : width];
}

/** Where query `t` of a head begins in its triangle. */
export function triangleStart(t: number): number {
  return (t * (t + 1)) / 2;
}

/** The number of the run that was recorded, for whoever asks about it; no run of a model has it. */
export const RECORDED_RUN = -1;

/** Of a text that outgrows a recording's pages: no more tokens than the workbench shows. */
export const MOST_TOKENS = 1024;
