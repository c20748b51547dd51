/** The logit lens in one word a layer: what the model would say if it stopped there, and how surely. */
import { tokenId, type TokenId } from '@/model/axes.ts';
import { logSumExp } from '@/model/softmax.ts';
import { slice } from '@/model/tensor.ts';
import type { LensTensor } from '@/model/trace.ts';

export interface LensWord {
  readonly id: TokenId;
  readonly probability: number;
}

const read = new WeakMap<Float32Array, readonly LensWord[]>();

/** L + 1 words, from the embedding up. Read once for each tensor. */
export function lensWords(lens: LensTensor): readonly LensWord[] {
  let words = read.get(lens.data);
  if (!words) {
    words = Array.from({ length: lens.shape[0] }, (_, level) => {
      const logits = slice(lens, level).data;
      const best = largest(logits);
      return { id: tokenId(best), probability: Math.exp((logits[best] ?? NaN) - logSumExp(logits)) };
    });
    read.set(lens.data, words);
  }
  return words;
}

/** Index of the largest number: a plain walk, for the picture asks for hundreds of them at once. */
function largest(logits: Float32Array): number {
  let best = 0;
  for (let index = 1; index < logits.length; index += 1) if (logits[index]! > logits[best]!) best = index;
  return best;
}
