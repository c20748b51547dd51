/**
 * How much an attention head follows each of a few known patterns ON THIS TEXT, measured from its
 * T×T attention weights. Leaves out words: headPattern.ts decides which pattern a head may be said
 * to follow.
 *
 * A share of the weight means little alone: in a text of two tokens any head puts half of it on the
 * first. So each score comes with its baseline, what a head that looks everywhere alike would get
 * (weight 1/(t + 1) on each key up to the query t), and with the number of queries it is the mean of.
 */
import type { TokenId } from './axes.ts';
import { entropyBits } from './softmax.ts';
import type { Tensor } from './tensor.ts';

/** Attention of one head, T×T: row t says where the query t looks. */
export type HeadAttention = Tensor<readonly ['query', 'key']>;

/** Mean over the queries where the pattern is possible, in 0…1; 0 when there is none. */
export interface PatternScore {
  readonly score: number;
  /** The same mean for uniform attention. */
  readonly baseline: number;
  readonly queryCount: number;
}

export interface HeadScores {
  /** Weight on t − 1, over queries t > 0. */
  readonly previous: PatternScore;
  /** Weight on position 0, over queries t > 0: an "attention sink" (Xiao et al. 2023) rests there. */
  readonly first: PatternScore;
  /** Weight on t itself, over queries t > 0. */
  readonly self: PatternScore;
  /** Weight on earlier positions that hold the same token, over queries that have one. */
  readonly duplicate: PatternScore;
  /**
   * Weight on positions right after an earlier occurrence of the same token, over queries that have
   * one: "A B … A" looks at B. Such heads let a model go on with a pattern it has just seen.
   * Source: Elhage et al. 2021; Olsson et al. 2022, "In-context learning and induction heads".
   */
  readonly induction: PatternScore;
  /** Entropy of the row over log₂(t + 1), over queries t > 0: 0 looks at one key, 1 at all alike. */
  readonly broad: PatternScore;
}

/** Measure one head. `ids` are the T tokens. Throws RangeError when the sizes disagree. */
export function scoreHead(attention: HeadAttention, ids: ArrayLike<TokenId>): HeadScores {
  const [rows, columns] = attention.shape;
  if (rows !== ids.length || columns !== ids.length)
    throw new RangeError(`Attention ${rows}×${columns} does not belong to ${ids.length} tokens.`);
  return {
    previous: weightOn(attention, (t) => (t > 0 ? [t - 1] : [])),
    first: weightOn(attention, (t) => (t > 0 ? [0] : [])),
    self: weightOn(attention, (t) => (t > 0 ? [t] : [])),
    duplicate: weightOn(attention, (t) => earlierOccurrences(ids, t)),
    induction: weightOn(attention, (t) => afterOccurrences(ids, t)),
    broad: breadth(attention),
  };
}

/** Positions before t that hold the same token as t. */
export function earlierOccurrences(ids: ArrayLike<TokenId>, t: number): number[] {
  const positions: number[] = [];
  for (let j = 0; j < t; j++) if (ids[j] === ids[t]) positions.push(j);
  return positions;
}

/** Positions before t right after an earlier occurrence of its token; t itself, in "A A", is none. */
export function afterOccurrences(ids: ArrayLike<TokenId>, t: number): number[] {
  return earlierOccurrences(ids, t)
    .map((j) => j + 1)
    .filter((j) => j < t);
}

/** The row of one query up to itself: t + 1 weights, a view. */
export function attentionRow(attention: HeadAttention, t: number): Float32Array {
  const length = attention.shape[1];
  return attention.data.subarray(t * length, t * length + t + 1);
}

/** How far a score stands above its baseline, of the way to 1: 0 for uniform attention, 1 for a pure pattern. */
export function liftOf({ score, baseline }: PatternScore): number {
  return baseline < 1 ? (score - baseline) / (1 - baseline) : 0;
}

/** Mean weight on the keys a pattern names, over queries for which it names any. */
function weightOn(attention: HeadAttention, keysOf: (t: number) => readonly number[]): PatternScore {
  let [score, baseline, queryCount] = [0, 0, 0];
  for (let t = 0; t < attention.shape[0]; t++) {
    const keys = keysOf(t);
    if (keys.length === 0) continue;
    const row = attentionRow(attention, t);
    for (const key of keys) score += row[key] ?? 0;
    baseline += keys.length / (t + 1);
    queryCount++;
  }
  return meanOf(score, baseline, queryCount);
}

function breadth(attention: HeadAttention): PatternScore {
  let score = 0;
  const queryCount = attention.shape[0] - 1;
  for (let t = 1; t <= queryCount; t++) score += entropyBits(attentionRow(attention, t)) / Math.log2(t + 1);
  return meanOf(score, queryCount, queryCount);
}

function meanOf(score: number, baseline: number, queryCount: number): PatternScore {
  if (queryCount <= 0) return { score: 0, baseline: 0, queryCount: 0 };
  // Weights of 32 bits may sum to a hair above 1.
  return { score: Math.min(score / queryCount, 1), baseline: baseline / queryCount, queryCount };
}
