/**
 * How one candidate came to its probability, with the numbers one would write down:
 *
 *     p = e^s ÷ Σ e^s over the tokens kept,   s = logit (after the penalty) ÷ T
 *
 * Where e^s would leave the range of doubles, the best score is subtracted from all, as softmax itself does.
 */
import type { TokenId } from './axes.ts';
import type { NextTokenDistribution } from './sampling.ts';
import { ranksOf, readCandidate, type Candidate } from './candidates.ts';

export interface Steps {
  readonly candidate: Candidate;
  /** Subtracted from every score before e^; 0 unless scores are extreme. */
  readonly shift: number;
  /** e^(s − shift). */
  readonly exponential: number;
  /** Σ e^(s − shift) over the `summed` tokens: those kept, or all of them for a token that was removed. */
  readonly sum: number;
  readonly summed: number;
  /** exponential ÷ sum: the probability in the draw, or what it would have been before the filters. */
  readonly share: number;
}

/** e^300 ≈ 10^130 is still a number one can write; doubles end at e^709. */
const LARGEST_EXPONENT = 300;

/** At temperature 0 there is no sum: `share` is then the limit, 1 or 0, and `exponential` is not to be shown. */
export function readSteps(distribution: NextTokenDistribution, id: TokenId): Steps {
  const { order, scaled, tempered, final, kept } = distribution;
  const candidate = readCandidate(distribution, ranksOf(order)[id] ?? 0);
  const best = order[0] ?? 0;
  const bestScore = scaled[best] ?? 0;
  const shares = candidate.removal === null ? final : tempered;
  // From p_best = e^(s_best) ÷ Σ: the sum without adding up the vocabulary again.
  const logSum = bestScore - Math.log(shares[best] ?? 1);
  const isExtreme = Math.max(Math.abs(bestScore), Math.abs(logSum), Math.abs(candidate.scaled)) > LARGEST_EXPONENT;
  const shift = isExtreme ? bestScore : 0;
  return {
    candidate,
    shift,
    exponential: Math.exp(candidate.scaled - shift),
    sum: Math.exp(logSum - shift),
    summed: candidate.removal === null ? kept : order.length,
    share: shares[id] ?? 0,
  };
}
