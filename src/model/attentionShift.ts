/**
 * How much a head's attention differs between two runs: the share of it that went elsewhere.
 *
 *     shift = mean over queries t of ½ · Σ_k |a_tk − b_tk|
 *
 * Half the sum is the total variation distance of two rows: 0 when they are alike, 1 when no key is in
 * both. A row (0.8, 0.2) that becomes (0.5, 0.5) has moved 0.3 of its attention. The first query, which
 * can only look at itself, is left out. Two runs of different lengths are compared on the rows both have.
 */
import { slice, tensor } from './tensor.ts';
import type { HeadAttention } from './headScores.ts';
import type { AttentionTensor } from './trace.ts';

/** The shift of one head, in 0…1; 0 for a text of one token. */
export function headShift(before: HeadAttention, after: HeadAttention): number {
  const length = Math.min(before.shape[0], after.shape[0]);
  let sum = 0;
  for (let t = 1; t < length; t++)
    for (let k = 0; k <= t; k++) sum += Math.abs(weightAt(before, t, k) - weightAt(after, t, k)) / 2;
  return length > 1 ? Math.min(sum / (length - 1), 1) : 0;
}

export interface HeadShift {
  readonly layer: number;
  readonly head: number;
  readonly shift: number;
}

/** Every head, the most changed first; equal ones in the model's order. */
export function rankHeadShifts(before: AttentionTensor, after: AttentionTensor): HeadShift[] {
  const [layers, heads] = before.shape;
  const all = Array.from({ length: layers * heads }, (_, at) => {
    const [layer, head] = [Math.floor(at / heads), at % heads];
    const of = (attention: AttentionTensor) => slice(slice(attention, layer), head);
    return { layer, head, shift: headShift(of(before), of(after)) };
  });
  return all.sort((left, right) => right.shift - left.shift);
}

/** after − before on the rows both have, each number in −1…1. */
export function attentionDifference(before: HeadAttention, after: HeadAttention): HeadAttention {
  const length = Math.min(before.shape[0], after.shape[0]);
  const data = new Float32Array(length * length);
  for (let t = 0; t < length; t++)
    for (let k = 0; k <= t; k++) data[t * length + k] = weightAt(after, t, k) - weightAt(before, t, k);
  return tensor(['query', 'key'], [length, length], data);
}

export interface EdgeChange {
  readonly query: number;
  readonly key: number;
  readonly before: number;
  readonly after: number;
}

/** The `count` edges whose weight changed most, by size of the change. None that did not change. */
export function largestEdgeChanges(before: HeadAttention, after: HeadAttention, count: number): EdgeChange[] {
  const length = Math.min(before.shape[0], after.shape[0]);
  const edges: EdgeChange[] = [];
  for (let query = 1; query < length; query++)
    for (let key = 0; key <= query; key++) {
      const edge = { query, key, before: weightAt(before, query, key), after: weightAt(after, query, key) };
      if (edge.before !== edge.after) edges.push(edge);
    }
  const size = (edge: EdgeChange) => Math.abs(edge.after - edge.before);
  return edges.sort((left, right) => size(right) - size(left)).slice(0, count);
}

function weightAt({ data, shape }: HeadAttention, query: number, key: number): number {
  return data[query * shape[1] + key] ?? 0;
}
