/** An order drawn by a seed: the same for everybody who has it. */
import { uniform } from '@/model/philox.ts';

/** Fisher and Yates; `stream` keeps several orders of one seed apart. */
export function shuffle<Item>(items: readonly Item[], seed: number, stream = 0): Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(uniform(seed, stream * 1000 + last) * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
  }
  return mixed;
}
