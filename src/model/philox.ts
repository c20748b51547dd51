/**
 * Philox4x32-10: random numbers as a function, not as a sequence. Instead of a state that moves on
 * with every call, it scrambles a counter with a key, as a cipher does; number n of a seed can be
 * had at any time, without those before it. So the draw for generated token n uses (seed, n): going
 * back and drawing again gives the same number, on every machine.
 *
 * One round on four 32-bit words (x0, x1, x2, x3) with key (k0, k1), where hi·lo is the 64-bit product:
 *
 *     hi0·lo0 = M0 × x0        hi1·lo1 = M1 × x2
 *     (x0, x1, x2, x3) ← (hi1 ⊕ x1 ⊕ k0,  lo1,  hi0 ⊕ x3 ⊕ k1,  lo0)
 *
 * ten rounds, the key growing by constants between them. Not for secrets.
 * Source: Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011;
 * the same generator serves Random123, PyTorch (CUDA), TensorFlow and JAX.
 */

const ROUNDS = 10;
const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
/** φ − 1 (the golden ratio) and √3 − 1 as 32-bit fractions: round constants with nothing up the sleeve. */
const KEY_STEP_0 = 0x9e3779b9;
const KEY_STEP_1 = 0xbb67ae85;

export type Words4 = readonly [number, number, number, number];
export type Words2 = readonly [number, number];

/** Four random 32-bit words for a counter of four and a key of two. */
export function philox4x32(counter: Words4, key: Words2): Words4 {
  let [x0, x1, x2, x3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(MULTIPLIER_0, x0);
    const low0 = Math.imul(MULTIPLIER_0, x0) >>> 0;
    const high1 = multiplyHigh(MULTIPLIER_1, x2);
    const low1 = Math.imul(MULTIPLIER_1, x2) >>> 0;
    [x0, x1, x2, x3] = [(high1 ^ x1 ^ k0) >>> 0, low1, (high0 ^ x3 ^ k1) >>> 0, low0];
    k0 = (k0 + KEY_STEP_0) >>> 0;
    k1 = (k1 + KEY_STEP_1) >>> 0;
  }
  return [x0, x1, x2, x3];
}

/**
 * A number in [0, 1), uniform, with 53 random bits, the most a double can hold there.
 * Seed and counter are whole numbers from 0 to 2⁵³ − 1; throws RangeError for others.
 */
export function uniform(seed: number, counter: number): number {
  const [first, second] = philox4x32([...splitInteger(counter), 0, 0], splitInteger(seed));
  return ((first >>> 5) * 2 ** 26 + (second >>> 6)) / 2 ** 53; // 27 bits and 26 bits
}

/** A whole number as its low and high 32 bits. */
function splitInteger(value: number): Words2 {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`${value} is not a whole number from 0 to 2⁵³ − 1.`);
  return [value >>> 0, Math.floor(value / 2 ** 32)];
}

/** The upper 32 bits of the product of two 32-bit numbers, by halves of 16 bits as in long multiplication. */
function multiplyHigh(left: number, right: number): number {
  const [leftLow, leftHigh] = [left & 0xffff, left >>> 16];
  const [rightLow, rightHigh] = [right & 0xffff, right >>> 16];
  const low = leftLow * rightLow;
  const middle = leftHigh * rightLow + (low >>> 16);
  const carry = leftLow * rightHigh + (middle % 0x10000);
  return leftHigh * rightHigh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000);
}
