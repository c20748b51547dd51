/** The tokens drawn nearest to one on a map: what a reader of the map takes for its neighbours. */
import { largestIndices } from '@/model/largestIndices.ts';

/** At most `count` of them, nearest first, without the token itself. `places`: x and y of each. */
export function nearestOnMap(places: Float32Array, token: number, count: number): readonly number[] {
  const [x, y] = [places[2 * token]!, places[2 * token + 1]!];
  const nearness = Float64Array.from(
    { length: places.length / 2 },
    (_, i) => -((places[2 * i]! - x) ** 2) - (places[2 * i + 1]! - y) ** 2,
  );
  nearness[token] = NaN;
  return largestIndices(nearness, count);
}
