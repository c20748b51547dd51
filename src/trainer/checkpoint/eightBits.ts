/**
 * Numbers in 8 bits: in each block of 64 the largest becomes ±127, and the others whole parts of it. A quarter of
 * float32 and a good hundredth of error, enough for a checkpoint to be looked at; training goes on from it as from any other.
 */
import { fromHalf, toHalf } from '@/formats/halfFloat.ts';

export const BLOCK = 64;
const LARGEST = 127;

export interface EightBits {
  /** Whole numbers from −127 to 127. */
  readonly values: Float32Array;
  /** By block, what 1 stands for; as a half can hold it. */
  readonly scales: Float32Array;
}

export function toEightBits(numbers: Float32Array): EightBits {
  const scales = new Float32Array(Math.ceil(numbers.length / BLOCK));
  scales.forEach((_, block) => {
    let largest = 0;
    for (const number of numbers.subarray(block * BLOCK, (block + 1) * BLOCK))
      largest = Math.max(largest, Math.abs(number));
    scales[block] = fromHalf(toHalf(largest / LARGEST));
  });
  const values = numbers.map((number, at) => {
    const scale = scales[Math.floor(at / BLOCK)]!;
    // A scale rounded down would let the largest exceed its bits.
    return scale === 0 ? 0 : Math.max(-LARGEST, Math.min(LARGEST, Math.round(number / scale)));
  });
  return { values, scales };
}

export function fromEightBits({ values, scales }: EightBits): Float32Array {
  return values.map((value, at) => value * scales[Math.floor(at / BLOCK)]!);
}
