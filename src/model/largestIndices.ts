/**
 * Indexes of the `count` largest numbers, largest first; equal ones by lower index. NaN is passed over.
 * One walk that keeps the best so far: for a handful out of thousands (the strongest neurons, the top
 * of a logit lens) this is cheaper than ranking all, which is rank.ts.
 *
 *     largestIndices([0.1, 2, −1, 2], 2)  →  [1, 3]
 */
import type { Numbers } from './softmax.ts';

export function largestIndices(values: Numbers, count: number): number[] {
  const best: number[] = [];
  const valueAt = (index: number) => values[index]!;
  for (let index = 0; index < values.length; index++) {
    if (Number.isNaN(valueAt(index))) continue;
    const place = best.findIndex((kept) => valueAt(kept) < valueAt(index));
    if (place === -1 && best.length >= count) continue;
    best.splice(place === -1 ? best.length : place, 0, index);
    if (best.length > count) best.pop();
  }
  return best;
}
