/**
 * float16, half the bytes of float32: 1 sign bit, 5 of exponent, 10 of fraction, so about three decimal places.
 * Enough for a recorded model. Conversion by bits, since not every browser has a Float16Array.
 * Source: IEEE 754-2008, binary16.
 */

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** The nearest half, ties to even. Too large becomes ∞. */
export function toHalf(value: number): number {
  float[0] = value;
  const whole = bits[0]!;
  const sign = (whole >>> 16) & 0x8000;
  const exponent = ((whole >>> 23) & 0xff) - 112; // 127 − 15: the difference of the two biases
  const fraction = whole & 0x7fffff;
  if (exponent >= 31) return sign | 0x7c00 | (exponent === 143 && fraction ? 0x200 : 0);
  // Below the smallest normal half the fraction moves right, its hidden 1 with it.
  const shift = exponent > 0 ? 13 : 14 - exponent;
  if (shift > 24) return sign;
  const significand = exponent > 0 ? fraction : fraction | 0x800000;
  const kept = significand >>> shift;
  const rest = significand & ((1 << shift) - 1);
  const middle = 1 << (shift - 1);
  const roundsUp = rest > middle || (rest === middle && (kept & 1) === 1);
  // A carry out of the fraction raises the exponent, as it should.
  return sign | ((exponent > 0 ? exponent << 10 : 0) + kept + (roundsUp ? 1 : 0));
}

export function fromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> 10) & 31;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
