/**
 * UMAP by umap-js, made deterministic: nearest rows are found exactly (by cosine) instead of by chance, and what it
 * draws comes from our counted generator. Source: McInnes, Healy & Melville 2018, "UMAP".
 */
import { UMAP } from 'umap-js';
import { largestIndices } from '@/model/largestIndices.ts';
import { uniform } from '@/model/philox.ts';

const NEIGHBOURS = 15;
/** Fewer would leave the random beginning visible, more takes longer and changes little. */
const EPOCHS = 300;
const SEED = 13;
/** Of the work, finding neighbours is about as long as so many epochs. */
const SEARCH_PARTS = 100;

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
  const indices: number[][] = [];
  const distances: number[][] = [];
  const cosines = new Float32Array(count);
  for (let row = 0; row < count; row++) {
    const from = row * width;
    for (let other = 0; other < count; other++) {
      let sum = 0;
      const at = other * width;
      for (let i = 0; i < width; i++) sum += unit[from + i]! * unit[at + i]!;
      cosines[other] = sum;
    }
    // Itself comes first, whatever rounding says of rows that are the same.
    cosines[row] = 2;
    const nearest = largestIndices(cosines, NEIGHBOURS);
    indices.push(nearest);
    distances.push(nearest.map((id) => (id === row ? 0 : Math.max(0, 1 - cosines[id]!))));
    if (row % 64 === 0) tell(row / count);
  }
  return { indices, distances };
}
