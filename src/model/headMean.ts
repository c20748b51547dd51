/**
 * What a head hands on, on average. At position q it mixes z[q] = Σ_k A[q,k]·v[k]; its mean over the T positions of
 * this text is
 *
 *     z̄ = (1/T) Σ_q z[q] = Σ_k ( (1/T) Σ_q A[q,k] )·v[k]        dh numbers
 *
 * so the column means of A are all that is needed. Putting z̄ in the place of z at every position takes away what the
 * head says of one token in particular and leaves what it says always: the rest of the network goes on hearing what
 * it is used to, which with nothing in its place it does not. Papers take the mean over many texts; here it is over
 * the positions of the text on show, as the model reads it unchanged.
 *
 * Worked case, T = 2, A = (1 0; ½ ½), v = (4, 0): z = (4, 2), z̄ = ¾·4 + ¼·0 = 3.
 * Law: when all value rows are equal, z is that row everywhere, and z̄ as well: nothing changes.
 * Source: Wang et al. 2022, "Interpretability in the Wild" (mean ablation).
 */
import type { HeadAttention } from './headScores.ts';

/** `values`: T×dh. */
export function meanHeadOutput(attention: HeadAttention, values: Float32Array): Float32Array {
  const [queries, keys] = attention.shape;
  const size = values.length / keys;
  const sum = new Float64Array(size);
  for (let key = 0; key < keys; key++) {
    let weight = 0;
    for (let query = key; query < queries; query++) weight += attention.data[query * keys + key]!;
    for (let channel = 0; channel < size; channel++)
      sum[channel]! += (weight / queries) * values[key * size + channel]!;
  }
  return Float32Array.from(sum);
}
