/**
 * Softmax: scores of any size become probabilities that sum to 1.
 *
 *     p_i = exp(z_i / T) / Σ_j exp(z_j / T)
 *
 * Worked case, z = (2, 1, 0), T = 1: exp = (7.389, 2.718, 1), sum 11.107, p = (0.665, 0.245, 0.090).
 * At T = 0.5 the differences double: p = (0.867, 0.117, 0.016). At T = 2 they halve:
 * p = (0.506, 0.307, 0.186). Only differences between scores matter: adding 10 to each changes nothing.
 *
 * So we may subtract the largest score first; then no exp overflows, and the largest is exp(0) = 1.
 * Logits arrive in 32 bits; everything is summed in 64, because 50,257 small numbers are added up.
 * Source: Goodfellow, Bengio & Courville, Deep Learning (2016), section 4.1.
 */

/** Read-only numbers: an array or any typed array. */
export type Numbers = ArrayLike<number>;

/** The largest number; −∞ of none. Throws RangeError for NaN or +∞, which no model should give. */
export function largestOf(values: Numbers): number {
  let largest = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    // Written so that NaN, which compares false with everything, is caught too.
    if (!(value < Infinity)) throw new RangeError(`Number ${i} is ${value}; scores must be finite or −∞.`);
    if (value > largest) largest = value;
  }
  return largest;
}

/**
 * log Σ exp(z_i), natural logarithm: the normalizer of softmax, log p_i = z_i − logSumExp(z).
 * −∞ for no numbers or only −∞. Throws RangeError for NaN or +∞.
 */
export function logSumExp(values: Numbers): number {
  const largest = largestOf(values);
  if (largest === -Infinity) return -Infinity;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i]! - largest);
  return largest + Math.log(sum);
}

/**
 * Probabilities of V scores at a temperature above 0. A score of −∞ gets probability 0.
 * Throws RangeError when T is not above 0 (see sampling.ts for T = 0), when a score is NaN or +∞,
 * and when every score is −∞.
 */
export function softmax(scores: Numbers, temperature = 1): Float64Array {
  if (!(temperature > 0)) throw new RangeError(`Temperature ${temperature} is not above 0.`);
  const largest = largestOf(scores);
  if (largest === -Infinity) throw new RangeError('No score is above −∞: there is nothing to choose from.');
  const probabilities = new Float64Array(scores.length);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += probabilities[i] = Math.exp((scores[i]! - largest) / temperature);
  for (let i = 0; i < scores.length; i++) probabilities[i] = probabilities[i]! / sum;
  return probabilities;
}

/**
 * Surprisal −log₂ p, in bits: how many fair coin flips in a row are as unlikely.
 * p = 1 → 0 bits, p = 1/2 → 1 bit, p = 1/1024 → 10 bits, p = 0 → ∞.
 */
export function surprisalBits(probability: number): number {
  // 0 − x rather than −x, because −0 is printed as "-0".
  return 0 - Math.log2(probability);
}

/**
 * Entropy H = −Σ p_i log₂ p_i, in bits: the surprisal to expect. 0 when one token is certain,
 * log₂ n when n are equally likely. 2^H is how many equal choices would be as uncertain.
 * Source: Shannon, A Mathematical Theory of Communication (1948).
 */
export function entropyBits(probabilities: Numbers): number {
  let bits = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i]!;
    if (p > 0) bits -= p * Math.log2(p); // p·log p goes to 0 with p
  }
  // Rounding may leave a certain distribution a hair below zero.
  return Math.max(bits, 0);
}
