/** Two orders of the same numbers: by head, as the network computes them, and by token, as they are kept. */

/** H×n×size to n×(H·size). */
export function byToken(byHeads: Float32Array, heads: number, count: number): Float32Array {
  return swapAxes(byHeads, heads, count);
}

/** n×(H·size) to H×n×size. */
export function byHead(rows: Float32Array, heads: number, count: number): Float32Array {
  return swapAxes(rows, count, heads);
}

/** A×B×size to B×A×size. */
function swapAxes(source: Float32Array, a: number, b: number): Float32Array {
  const swapped = new Float32Array(source.length);
  const size = a * b === 0 ? 0 : source.length / (a * b);
  for (let i = 0; i < a; i++)
    for (let j = 0; j < b; j++) {
      const from = (i * b + j) * size;
      swapped.set(source.subarray(from, from + size), (j * a + i) * size);
    }
  return swapped;
}
