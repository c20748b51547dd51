/**
 * Attention in small steps, as every fused node defines it:
 *
 *     softmax(q · kᵀ / √dh + what is added + what is hidden) · v
 *
 * The steps are those that exports without fused nodes write, so the anatomy finds them.
 */
import type { Unfolding } from './Unfolding.ts';

/** The least float32: after the softmax it is exactly 0, and a row of nothing else is no NaN. */
const LOWEST = -3.4028234663852886e38;

export interface AttentionInputs {
  /** B×H×n×dh. */
  readonly query: string;
  /** B×H×T×dh, those of the cache among them. */
  readonly key: string;
  readonly value: string;
  /** Null for 1/√dh. */
  readonly scale: number | null;
  /** Added to the scores. */
  readonly bias: string | null;
  /** True where a query may look. */
  readonly visible: readonly string[];
}

/** B×n×d to B×H×n×dh. */
export function splitHeads(u: Unfolding, rows: string, heads: number): string {
  return u.add('Transpose', [u.add('Reshape', [rows, u.int64([0, 0, heads, -1])])], { perm: [0, 2, 1, 3] });
}

/** B×H×n×dh to B×n×d. */
export function mergeHeads(u: Unfolding, byHead: string, output: string): string {
  const byToken = u.add('Transpose', [byHead], { perm: [0, 2, 1, 3] });
  return u.add('Reshape', [byToken, u.int64([0, 0, -1])], {}, output);
}

/** The cache before the new rows. */
export function appendTo(u: Unfolding, past: string | null, rows: string, output?: string): string {
  if (past !== null) return u.add('Concat', [past, rows], { axis: 2 }, output);
  return output === undefined ? rows : u.add('Identity', [rows], {}, output);
}

/** What each head mixed, B×H×n×dh. */
export function attend(u: Unfolding, { query, key, value, scale, bias, visible }: AttentionInputs, output?: string) {
  const products = u.add('MatMul', [query, u.add('Transpose', [key], { perm: [0, 1, 3, 2] })]);
  let scores =
    scale === null
      ? u.add('Div', [products, u.add('Sqrt', [u.toFloat32(u.sizeOf(query, 3))])])
      : u.add('Mul', [products, u.float32(scale)]);
  if (bias !== null) scores = u.add('Add', [scores, bias]);
  for (const mask of visible) scores = u.add('Where', [mask, scores, u.float32(LOWEST)]);
  const weights = u.add('Softmax', [scores], { axis: -1 });
  return u.add('MatMul', [weights, value], {}, output);
}

/** True where the key is not after the query, n×T. The last query stands at the last key unless `fromStart`. */
export function notAfter(u: Unfolding, query: string, key: string, fromStart = false): string {
  const [zero, one] = [u.int64([0], []), u.int64([1], [])];
  const [count, length] = [u.sizeOf(query, 2), u.sizeOf(key, 2)];
  const first = fromStart ? zero : u.add('Sub', [length, count]);
  const queries = u.unsqueeze(u.add('Range', [first, u.add('Add', [first, count]), one]), [1]);
  const keys = u.add('Range', [zero, length, one]);
  return u.add('Not', [u.add('Greater', [keys, queries])]);
}

const AROUND_MASK = new Set(['Cast', 'Identity']);

/**
 * What a mask of ones and zeros, B×T, adds to scores: 0 or `filter`. Only the model's own attention_mask is known
 * to be one; a mask may as well hold lengths.
 */
export function paddingBias(u: Unfolding, mask: string, filter: number): string {
  if (u.index.back(mask, AROUND_MASK) !== 'attention_mask')
    throw u.unknown('has a mask of another kind than zeros and ones');
  const hidden = u.add('Sub', [u.float32(1), u.toFloat32(mask)]);
  return u.unsqueeze(u.add('Mul', [hidden, u.float32(filter)]), [1, 2]);
}

/** What is added to the scores where either may be missing. */
export function addBiases(u: Unfolding, one: string | null, other: string | null): string | null {
  return one !== null && other !== null ? u.add('Add', [one, other]) : (one ?? other);
}

/** What fused nodes add where a mask is 0, unless they say otherwise. */
export const FILTER = -10_000;
