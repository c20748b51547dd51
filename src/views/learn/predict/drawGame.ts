/** The texts of a game: a fair choice of easy and hard ones, the same for everybody with the same seed. */
import { uniform } from '@/model/philox.ts';
import { shuffle } from '@/views/learn/shuffle.ts';
import { levelOf, LEVELS, type Level, type PredictText } from './PredictText.ts';

/** Rounds of each level in a game. */
const ROUNDS: Readonly<Record<Level, number>> = { easy: 3, middle: 4, hard: 3 };
export const ROUND_COUNT = Object.values(ROUNDS).reduce((sum, count) => sum + count, 0);

/** Seeds that are looked at when another game is to have few texts that were seen. */
const TRIED = 40;

export function drawGame(texts: readonly PredictText[], seed: number): PredictText[] {
  const chosen = LEVELS.flatMap((level, at) =>
    shuffle(
      texts.filter((text) => levelOf(text) === level),
      seed,
      at + 1,
    ).slice(0, ROUNDS[level]),
  );
  return shuffle(chosen, seed);
}

/** Of the next seeds the one whose game has the fewest texts that were played before; the first of equals. */
export function nextSeed(texts: readonly PredictText[], seed: number, seen: ReadonlySet<string>, most: number): number {
  const seeds = Array.from({ length: TRIED }, (_, at) => ((seed + at) % most) + 1);
  const known = (candidate: number) => drawGame(texts, candidate).filter(({ text }) => seen.has(text)).length;
  return seeds.reduce((best, candidate) => (known(candidate) < known(best) ? candidate : best));
}

/** Ranks, from 0, of which the options of a round are taken beside the best. */
const FROM_TOP = 10;

/** The best token and two others of the ten most probable, in an order that does not tell which is which. */
export function drawOptions(order: ArrayLike<number>, seed: number, round: number): number[] {
  const count = Math.min(FROM_TOP, order.length) - 1;
  const first = Math.floor(uniform(seed, 10_000 + 2 * round) * count);
  const second = Math.floor(uniform(seed, 10_001 + 2 * round) * (count - 1));
  const ranks = [0, 1 + first, 1 + (second < first ? second : second + 1)];
  return shuffle(
    ranks.map((rank) => order[rank]!),
    seed,
    20 + round,
  );
}
