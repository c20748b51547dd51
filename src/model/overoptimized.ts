/**
 * Over-optimisation, as a rule that can be measured: what is rewarded goes on rising and what was meant gets lost. Here the
 * reward is a style, and what was meant are right answers in some style that exists.
 *
 *     `wrong`:     at least 10 percentage points fewer right answers than before the first click
 *     `broken`:    else at least 20 percentage points more answers in no style, such as those that do not end
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
  if (lost >= CORRECT_LOSS - ROUNDING) return 'wrong';
  return broken >= BROKEN_GAIN - ROUNDING ? 'broken' : null;
}
