/**
 * The size below which a given share of numbers lies: the end of a colour scale that a few extreme
 * values must not stretch. Streams of GPT-2 have channels a hundred times the others (Kovaleva et
 * al. 2021, "BERT Busters"; Dettmers et al. 2022, "LLM.int8()").
 */

/** The smallest magnitude that at least `share` of all numbers do not exceed; 0 of no numbers. NaN is passed over. */
export function magnitudeQuantile(vectors: readonly Float32Array[], share: number): number {
  const sizes = Float32Array.from(vectors.flatMap((vector) => Array.from(vector, Math.abs)))
    .filter((size) => !Number.isNaN(size))
    .sort();
  return sizes[Math.min(sizes.length, Math.max(1, Math.ceil(share * sizes.length))) - 1] ?? 0;
}
