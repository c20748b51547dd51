/**
 * `SkipLayerNormalization` and `EmbedLayerNormalization` of com.microsoft: a sum that is the residual stream,
 * and its layer norm.
 * Source: https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md#com.microsoft.SkipLayerNormalization
 */
import type { GraphIndex } from '@/engine/instrument/GraphIndex.ts';
import { WEIGHT_PRODUCTS } from '@/engine/instrument/anatomy.ts';
import type { Unfolding } from './Unfolding.ts';

/** What onnxruntime takes when a node does not say. */
const DEFAULT_EPSILON = 1e-12;

export function unfoldSkipLayerNorm(u: Unfolding): void {
  const [one, other, gain] = [u.required(0), u.required(1), u.required(2)];
  const [beta, bias] = [u.input(3), u.input(4)];
  if (u.output(1) !== null || u.output(2) !== null) throw u.unknown('hands out mean and deviation');
  const sum = u.output(3) ?? undefined;
  let stream: string;
  if (bias === null) stream = u.add('Add', [one, other], {}, sum);
  else {
    // The bias belongs to what is written, and not to the stream it is written into.
    const isWritten = [one, other].map((tensor) => isProduct(u.index, tensor));
    if (isWritten[0] === isWritten[1]) throw u.unknown('adds a bias to what may be either of two');
    const [written, before] = isWritten[0] ? [one, other] : [other, one];
    stream = u.add('Add', [before, u.add('Add', [written, bias])], {}, sum);
  }
  norm(u, stream, gain, beta);
}

const EMBED = {
  ids: 0,
  segments: 1,
  words: 2,
  positions: 3,
  segmentRows: 4,
  gain: 5,
  bias: 6,
  mask: 7,
  places: 8,
} as const;

export function unfoldEmbedLayerNorm(u: Unfolding): void {
  if (u.input(EMBED.segments) !== null) throw u.unknown('has a third embedding');
  if (u.output(1) !== null) throw u.unknown('hands out the lengths of its texts');
  const ids = u.required(EMBED.ids);
  const token = u.add('Gather', [u.required(EMBED.words), ids], { axis: 0 });
  const position = u.add('Gather', [u.required(EMBED.positions), u.input(EMBED.places) ?? count(u, ids)], { axis: 0 });
  norm(u, u.add('Add', [token, position], {}, u.output(2) ?? undefined), u.required(EMBED.gain), u.input(EMBED.bias));
}

/** 0, 1, … for as many tokens as there are, 1×n. */
function count(u: Unfolding, ids: string): string {
  return u.unsqueeze(u.add('Range', [u.int64([0], []), u.sizeOf(ids, 1), u.int64([1], [])]), [0]);
}

function norm(u: Unfolding, stream: string, gain: string, bias: string | null): void {
  const epsilon = { float: u.number('epsilon') ?? DEFAULT_EPSILON };
  const inputs = [stream, gain, ...(bias === null ? [] : [bias])];
  u.add('LayerNormalization', inputs, { axis: -1, epsilon }, u.node.outputs[0]);
}

const BEHIND_PRODUCT = new Set(['Reshape', 'Cast', 'Identity', 'Dropout', 'Mul']);

function isProduct(index: GraphIndex, tensor: string): boolean {
  const maker = index.producer(index.back(tensor, BEHIND_PRODUCT));
  return maker !== undefined && WEIGHT_PRODUCTS.has(maker.op);
}
