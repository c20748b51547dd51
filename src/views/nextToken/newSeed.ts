/** Another seed, from the one there is: a click on "New seed" must be as repeatable as everything else. */
import { uniform } from '@/model/philox.ts';

/** Seeds short enough to read out to a class. */
const SEED_COUNT = 10_000;
/** Far from the numbers of steps, which count the draws of a seed. */
const FIRST_COUNTER = 2 ** 40;

/** A seed from 0 to 9,999, other than `seed`; the same one for the same `seed`. */
export function newSeed(seed: number): number {
  for (let counter = FIRST_COUNTER; ; counter++) {
    const drawn = Math.floor(uniform(seed, counter) * SEED_COUNT);
    if (drawn !== seed) return drawn;
  }
}
