/** The ids of the five highest logits: what stands out before anything was set or drawn. */
import { largestIndices } from '@/model/largestIndices.ts';

const COUNT = 5;

export function topLogits(logits: Float32Array): number[] {
  return largestIndices(logits, COUNT);
}
