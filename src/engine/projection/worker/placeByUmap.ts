/**
 * UMAP by umap-js, made deterministic: nearest rows are found exactly (by cosine) instead of by chance, and what it
 * draws comes from our counted generator. Source: McInnes, Healy & Melville 2018, "UMAP".
 */
import { UMAP } from 'umap-js';
import { uniform } from '@/model/philox.ts';

const NEIGHBOURS = 15;
/** Fewer would leave the random beginning visible, more takes longer and changes little. */
const EPOCHS = 300;
const SEED = 13;
/** Of the work, finding neighbours is about as long as so many epochs. */
const SEARCH_PARTS = 75;

/** n×2. `tell` hears how much is done, in hundreds of parts. */
export function placeByUmap(
  rows: Float32Array,
  width: number,
  tell: (done: number, total: number) => void,
  epochs = EPOCHS,
): Float32Array {
  const count = rows.length / width;
  const total = SEARCH_PARTS + epochs;
  if (count <= NEIGHBOURS + 1) throw new RangeError(`${count} rows are too few for UMAP.`);
  const { indices, distances } = nearestOfAll(rows, width, (share) => tell(Math.round(share * SEARCH_PARTS), total));
  let drawn = 0;
  const umap = new UMAP({
    nComponents: 2,
    nNeighbors: NEIGHBOURS,
    nEpochs: epochs,
    minDist: 0.1,
    random: () => uniform(SEED, drawn++),
  });
  umap.setPrecomputedKNN(indices, distances);
  // Of the rows themselves it now needs no more than how many there are.
  const steps = umap.initializeFit(Array.from({ length: count }, () => [0]));
  for (let step = 0; step < steps; step++) {
    umap.step();
    if (step % 5 === 0) tell(SEARCH_PARTS + step, total);
  }
  return Float32Array.from(umap.getEmbedding().flat());
}

/** The nearest rows of every row by 1 − cosine, itself first. */
function nearestOfAll(rows: Float32Array, width: number, tell: (share: number) => void) {
  const count = rows.length / width;
  const unit = rows.slice();
  for (let row = 0; row < count; row++) {
    const vector = unit.subarray(row * width, (row + 1) * width);
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
    for (let i = 0; i < width; i++) vector[i]! /= length;
  }
  const near = new Float32Array(count * NEIGHBOURS).fill(-Infinity);
  const ids = new Int32Array(count * NEIGHBOURS);
  /** Best first; of equals the one that was offered first, which is the one of the smaller number. */
  const offer = (row: number, other: number, cosine: number) => {
    const first = row * NEIGHBOURS;
    let at = first + NEIGHBOURS - 1;
    if (cosine <= near[at]!) return;
    for (; at > first && near[at - 1]! < cosine; at--) {
      near[at] = near[at - 1]!;
      ids[at] = ids[at - 1]!;
    }
    near[at] = cosine;
    ids[at] = other;
  };
  for (let row = 0; row < count; row++) {
    const from = row * width;
    // Itself comes first, whatever rounding says of rows that are the same.
    offer(row, row, 2);
    // Each pair is as near one way as the other.
    for (let other = row + 1; other < count; other++) {
      let sum = 0;
      const at = other * width;
      for (let i = 0; i < width; i++) sum += unit[from + i]! * unit[at + i]!;
      offer(row, other, sum);
      offer(other, row, sum);
    }
    if (row % 64 === 0) tell(1 - (1 - row / count) ** 2);
  }
  const listOf = <Value>(of: (at: number) => Value) =>
    Array.from({ length: count }, (_, row) => Array.from({ length: NEIGHBOURS }, (__, i) => of(row * NEIGHBOURS + i)));
  return {
    indices: listOf((at) => ids[at]!),
    distances: listOf((at) => Math.max(0, 1 - near[at]!)),
  };
}
