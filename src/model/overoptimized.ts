/**
 * Over-optimisation, as a rule that can be measured: what is rewarded goes on rising and what was meant gets lost. Here the
 * reward is a style, and what was meant are right answers in some style that exists.
 *
 *     `broken`:    at least 20 percentage points more answers in no style, such as those that do not end
 *     `wrong`:     else at least 10 percentage points fewer right answers than before the first click
 *
 * An answer that comes apart is not right either, so `broken` is tried first: where it holds nothing pleases any more,
 * and the loss of right answers says no more than that.
 *
 * Source: Gao et al., "Scaling Laws for Reward Model Overoptimization", 2022.
 */
export const CORRECT_LOSS = 0.1;
export const BROKEN_GAIN = 0.2;
/** Shares are multiples of one over the number of questions: what differs by less than this is the same. */
const ROUNDING = 1e-6;

export interface PreferenceOutcome {
  /** Shares of answers, 0…1. */
  readonly correct: number;
  readonly shares: { readonly broken: number };
}

export type Overoptimized = 'wrong' | 'broken';

/** `outcomes`: after each click, the first before any. Null while neither rule holds. */
export function findOveroptimized(outcomes: readonly PreferenceOutcome[]): Overoptimized | null {
  const [first, last] = [outcomes[0], outcomes.at(-1)];
  if (!first || !last) return null;
  const lost = first.correct - last.correct;
  const broken = last.shares.broken - first.shares.broken;
  if (broken >= BROKEN_GAIN - ROUNDING) return 'broken';
  return lost >= CORRECT_LOSS - ROUNDING ? 'wrong' : null;
}
