/** How large a network is: the sizes a student may choose, their bounds, and what they cost. */
import { TrainerError } from '@/trainer/TrainerError.ts';

/** Sizes of a GPT-2. L layers, H heads, d width, T context, V vocabulary. */
export interface NetworkSizes {
  readonly layerCount: number;
  readonly headCount: number;
  /** d: a multiple of 4·H, so that a head's numbers come in fours. */
  readonly width: number;
  /** T: the longest sequence, a multiple of 4. */
  readonly contextLength: number;
  readonly vocabularySize: number;
}

/** What can be chosen freely; the vocabulary comes from the text. */
export type SizeChoice = Omit<NetworkSizes, 'vocabularySize'>;

export const DEFAULT_SIZES: SizeChoice = { layerCount: 3, headCount: 4, width: 64, contextLength: 64 };

/** Least and most of each size. The largest of all needs about 250 MB and a hundred times the patience. */
export const SIZE_BOUNDS: { readonly [Name in keyof SizeChoice]: readonly [least: number, most: number] } = {
  layerCount: [1, 6],
  headCount: [1, 8],
  width: [16, 128],
  contextLength: [32, 128],
};

/** Most tokens a vocabulary of characters may have, tags included. */
export const MOST_TOKENS = 128;

/** Throws TrainerError SizeRefused with the reason. */
export function checkSizes(sizes: NetworkSizes): void {
  for (const [name, [least, most]] of Object.entries(SIZE_BOUNDS) as [keyof SizeChoice, readonly [number, number]][]) {
    const value = sizes[name];
    if (!Number.isInteger(value) || value < least || value > most)
      throw new TrainerError(
        'SizeRefused',
        `${name} is ${value}, and must be a whole number from ${least} to ${most}.`,
      );
  }
  const { width, headCount, contextLength, vocabularySize } = sizes;
  if (width % (4 * headCount) !== 0)
    throw new TrainerError('SizeRefused', `A width of ${width} cannot be shared by ${headCount} heads in fours.`);
  if (contextLength % 4 !== 0)
    throw new TrainerError('SizeRefused', `A context of ${contextLength} does not come in fours.`);
  if (!Number.isInteger(vocabularySize) || vocabularySize < 2 || vocabularySize > MOST_TOKENS)
    throw new TrainerError('SizeRefused', `A vocabulary of ${vocabularySize} tokens is not from 2 to ${MOST_TOKENS}.`);
}

/** V rounded up to a multiple of 8: rows of zeros fill the embedding, so that its product comes out in whole tiles. */
export function paddedVocabulary({ vocabularySize }: NetworkSizes): number {
  return Math.ceil(vocabularySize / 8) * 8;
}

/** (V + T)·d for the embeddings, 12d² + 13d for each block, 2d for the final layer norm. The head is the embedding again. */
export function countParameters({ layerCount, width: d, contextLength, vocabularySize }: NetworkSizes): number {
  return (vocabularySize + contextLength) * d + layerCount * (12 * d * d + 13 * d) + 2 * d;
}

/**
 * Multiplications and additions of one training step on `rows` sequences of T tokens. A token costs 2 for each weight
 * it is multiplied with on the way forward and 4 on the way back; attention adds 4·T·d a layer, three times.
 * Source: Kaplan et al., "Scaling Laws for Neural Language Models", 2020, section 2.1.
 */
export function countOperations(sizes: NetworkSizes, rows: number): number {
  const { layerCount, width: d, contextLength: T } = sizes;
  const weights = paddedVocabulary(sizes) * d + layerCount * 12 * d * d;
  return rows * T * (6 * weights + 3 * layerCount * 4 * T * d);
}
