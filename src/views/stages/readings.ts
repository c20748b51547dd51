/**
 * What a stage shows, read from the tensors that have arrived. Each reading is null while one of
 * its tensors is on its way or is not in this model's graph.
 */
import type { Format } from '@/draw/formats.ts';
import { describeDivisor, type Divisor } from '@/draw/texDivisor.ts';
import type { Head, Layer, Position, TokenId } from '@/model/axes.ts';
import { tokenId } from '@/model/axes.ts';
import { attendOnce } from '@/model/attention.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import { softmax } from '@/model/softmax.ts';
import { slice } from '@/model/tensor.ts';
import type { LayerPart, WholePart } from '@/model/trace.ts';
import { layerPart, lensPart, wholePart, type Shown } from '@/store/trace.ts';

/** Tensors with one row of numbers for each token. */
type RowLayerPart = Exclude<LayerPart, 'query' | 'key' | 'value' | 'attention'>;
export type RowRequest =
  | { readonly name: RowLayerPart; readonly layer: number }
  | { readonly name: Exclude<WholePart, 'logits'> };

/** The row of one token. */
export function readRow(shown: Shown, request: RowRequest, position: Position): Float32Array | null {
  const part = 'layer' in request ? layerPart(shown, request.name, request.layer) : wholePart(shown, request.name);
  return part && slice<'position', readonly ['channel' | 'neuron']>(part, position).data;
}

/** The residual stream that a layer reads. */
export function streamBefore(layer: Layer): RowRequest {
  return layer > 0 ? { name: 'residual', layer: layer - 1 } : { name: 'embedding' };
}

export interface Look {
  readonly key: Position;
  readonly weight: number;
}

/** The keys a head looks at most from one query, largest weight first. */
export function readLooks(shown: Shown, layer: Layer, head: Head, query: Position, count: number): Look[] | null {
  if (!shown.attention) return null;
  const weights = slice(slice(slice(shown.attention, layer), head), query).data.subarray(0, query + 1);
  return largestIndices(weights, count).map((key) => ({ key: key as Position, weight: weights[key]! }));
}

/** How one key got its weight: exp(score) / Σ exp(scores), score = q·k / divisor, √dh in most models. */
export interface WeightSteps {
  readonly dot: number;
  readonly divisor: Divisor;
  readonly score: number;
  readonly exponential: number;
  readonly sum: number;
  readonly weight: number;
}

export function readWeightSteps(
  shown: Shown,
  { layer, head, divisor }: { readonly layer: Layer; readonly head: Head; readonly divisor: number | undefined },
  query: Position,
  key: Position,
  format: Format,
): WeightSteps | null {
  const parts = [layerPart(shown, 'query', layer), layerPart(shown, 'key', layer), layerPart(shown, 'value', layer)];
  const [queries, keys, values] = parts.map((part) => part && slice(part, head));
  if (!queries || !keys || !values) return null;
  const headSize = queries.shape[1];
  const steps = attendOnce(slice(queries, query).data, keys.data, values.data, query, headSize, divisor);
  const sum = steps.masked.reduce((total, score) => total + Math.exp(score), 0);
  const score = steps.scaled[key]!;
  return {
    dot: steps.dots[key]!,
    divisor: describeDivisor(divisor ?? Math.sqrt(headSize), headSize, format),
    score,
    exponential: Math.exp(score),
    sum,
    weight: steps.weights[key]!,
  };
}

export interface Neurons {
  /** All neurons of the MLP. */
  readonly count: number;
  /** How many are above 0 after the activation. */
  readonly active: number;
  readonly strongest: readonly { readonly index: number; readonly value: number }[];
}

export function readNeurons(shown: Shown, layer: Layer, position: Position, count: number): Neurons | null {
  const row = readRow(shown, { name: 'mlpActivation', layer }, position);
  if (!row) return null;
  const active = row.reduce((total, value) => total + (value > 0 ? 1 : 0), 0);
  const strongest = largestIndices(row, count).map((index) => ({ index, value: row[index]! }));
  return { count: row.length, active, strongest };
}

export interface LensCandidate {
  readonly id: TokenId;
  /** After this layer, and before it. */
  readonly probability: number;
  readonly before: number;
}

/** What the model would say if it stopped after this layer, best first. */
export function readLens(shown: Shown, layer: Layer, position: Position, count: number): LensCandidate[] | null {
  const lens = lensPart(shown, position);
  if (!lens) return null;
  const [before, after] = [slice(lens, layer), slice(lens, layer + 1)].map(({ data }) => softmax(data));
  if (!before || !after) return null;
  return largestIndices(after, count).map((id) => ({
    id: tokenId(id),
    probability: after[id]!,
    before: before[id]!,
  }));
}
