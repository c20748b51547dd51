/**
 * How far a distribution q ("after") is from a distribution p ("before"): the Kullback–Leibler divergence
 *
 *     KL(p ‖ q) = Σ_i p_i · log₂(p_i / q_i)   bits
 *
 * the bits that one wastes on average by expecting q where p is true: a code made for q spends −log₂ q_i
 * on token i, the best one −log₂ p_i. The direction matters: before ‖ after asks of what the model
 * said, how much of it the changed model no longer expects. The sum runs over the whole vocabulary.
 *
 * Worked case, p = (1/2, 1/4, 1/4), q = (1/4, 1/4, 1/2): ½·log₂ 2 + 0 − ¼·log₂ 2 = 0.25 bits.
 * Laws: never below 0; 0 only when p = q; ∞ when q gives 0 to something that p does not.
 * Source: Kullback & Leibler, On Information and Sufficiency (1951).
 */
import { largestIndices } from './largestIndices.ts';
import { logSumExp, softmax, type Numbers } from './softmax.ts';

/**
 * KL(before ‖ after) in bits, from V logits each. It is computed from logarithms, because a probability
 * of 10⁻⁴⁰ is a plain number as a logarithm. Throws RangeError when the sizes differ, and as logSumExp does.
 */
export function divergenceBits(before: Numbers, after: Numbers): number {
  if (before.length !== after.length)
    throw new RangeError(`${before.length} logits cannot be compared with ${after.length}.`);
  const normBefore = logSumExp(before);
  const normAfter = logSumExp(after);
  let nats = 0;
  for (let i = 0; i < before.length; i++) {
    const logBefore = before[i]! - normBefore;
    const p = Math.exp(logBefore);
    if (p > 0) nats += p * (logBefore - (after[i]! - normAfter));
  }
  // Rounding may leave two equal distributions a hair below zero.
  return Math.max(nats / Math.LN2, 0);
}

/** One token's probability in both, and how much it gained; each in 0…1, the difference in −1…1. */
export interface TokenChange {
  readonly id: number;
  readonly before: number;
  readonly after: number;
  readonly difference: number;
}

/**
 * The `count` likeliest tokens of each side, one row a token, by the larger of its two probabilities.
 * Between `count` and 2·count rows. Equal ones by lower id.
 */
export function compareLikeliest(before: Numbers, after: Numbers, count: number): TokenChange[] {
  const [p, q] = [softmax(before), softmax(after)];
  const larger = (row: TokenChange) => Math.max(row.before, row.after);
  return [...new Set([...largestIndices(p, count), ...largestIndices(q, count)])]
    .map((id) => ({ id, before: p[id]!, after: q[id]!, difference: q[id]! - p[id]! }))
    .sort((left, right) => larger(right) - larger(left) || left.id - right.id);
}

/** Index of the first token in which two texts differ; null when one is the beginning of the other. */
export function firstDifference(left: ArrayLike<number>, right: ArrayLike<number>): number | null {
  const shorter = Math.min(left.length, right.length);
  for (let at = 0; at < shorter; at++) if (left[at] !== right[at]) return at;
  return null;
}
