/** Cosines of all pairs of rows, n×n: how alike each two of them point. Symmetric, with ones on the diagonal. */
import { cosine } from '@/model/vector.ts';

export function cosinesOfRows(rows: Float32Array, width: number): Float32Array {
  const count = Math.floor(rows.length / width);
  const row = (index: number) => rows.subarray(index * width, (index + 1) * width);
  const cosines = new Float32Array(count * count);
  for (let i = 0; i < count; i++)
    for (let j = i; j < count; j++) cosines[i * count + j] = cosines[j * count + i] = cosine(row(i), row(j));
  return cosines;
}

/** At most `most` of `count` positions, evenly spread, the first one among them. */
export function spread(count: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);
}
