/** What a visitor expects of an experiment, and whether it came so. */
import type { TokenId } from '@/model/axes.ts';

/** A token gains or loses, or another leads; `other`: none of those on offer. */
export type Guess = 'more' | 'less' | 'same' | 'other' | TokenId;

/** A change of less than a percentage point is none to the eye. */
const LEAST_CHANGE = 0.01;

export function directionOf(before: number, after: number): 'more' | 'less' | 'same' {
  if (Math.abs(after - before) < LEAST_CHANGE) return 'same';
  return after > before ? 'more' : 'less';
}

/** `leader`: the most probable token with the changes; `offered`: the tokens that could be guessed. */
export function isGuessRight(
  guess: Guess,
  { before, after, leader, offered }: { before: number; after: number; leader: number; offered: readonly number[] },
): boolean {
  if (guess === 'other') return !offered.includes(leader);
  return typeof guess === 'number' ? guess === leader : guess === directionOf(before, after);
}
