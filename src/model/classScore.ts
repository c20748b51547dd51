/**
 * The answers of a class beside a model, in bits. A class of n people names tokens; q_i is the share that names token i,
 * p_i the probability that the model gives it.
 *
 *     surprise  H(q, p) = −Σ q_i log₂ p_i    the model's mean surprise at an answer of the class
 *     own       H(q)    = −Σ q_i log₂ q_i    how divided the class is
 *     apart     D(q‖p)  = H(q, p) − H(q)     what the model loses by not expecting just this class
 *
 * Gibbs' inequality says that the last is never below 0: no probabilities fit a class better than its own shares do. It
 * holds although the p_i of the tokens that were named sum to less than 1. Source: Cover & Thomas, Elements of
 * Information Theory (2006), section 2.6.
 *
 * Worked case: of four people three say A (p = 1/2) and one says B (p = 1/8). Surprise (3 · 1 + 1 · 3) / 4 = 1.5 bits;
 * own entropy 0.811 bits; apart 0.689 bits.
 */
import { entropyBits, surprisalBits } from './softmax.ts';

export interface ClassScore {
  /** People who answered. */
  readonly answers: number;
  readonly surprise: number;
  readonly own: number;
  readonly apart: number;
  /** What the model gives to all that was named, together. */
  readonly named: number;
}

/** One number each a token that was named. Null for a class that said nothing. */
export function classScore(counts: readonly number[], probabilities: readonly number[]): ClassScore | null {
  const answers = counts.reduce((sum, count) => sum + count, 0);
  if (answers === 0) return null;
  const shares = counts.map((count) => count / answers);
  const surprise = shares.reduce(
    (sum, share, at) => (share > 0 ? sum + share * surprisalBits(probabilities[at] ?? 0) : sum),
    0,
  );
  const own = entropyBits(shares);
  const named = counts.reduce((sum, count, at) => (count > 0 ? sum + (probabilities[at] ?? 0) : sum), 0);
  // Rounding may leave a class that is just like the model a hair below zero.
  return { answers, surprise, own, apart: Math.max(0, surprise - own), named };
}
