/**
 * A long sum made readable: the terms that matter most, and all the others as one number. A dot
 * product of GPT-2's width has 768 terms; a page can show a dozen and still tell the whole truth.
 *
 *     largestTerms([1, −5, 0.5, 2], 2)  →  terms −5 (index 1) and 2 (index 3), rest 1.5 of 2 terms, total −1.5
 */
import { largestIndices } from './largestIndices.ts';
import type { Numbers } from './softmax.ts';

export interface LargestTerms {
  /** Where the listed terms stand in the sum, the largest first, whether they add or take away. */
  readonly indexes: readonly number[];
  /** How many terms are not listed, and what they add up to. */
  readonly restCount: number;
  readonly restSum: number;
  /** All terms. */
  readonly total: number;
}

/** The `most` largest terms by size, equal ones by index; the sum of listed and rest is the total. */
export function largestTerms(terms: Numbers, most: number): LargestTerms {
  const indexes = largestIndices(Float64Array.from(terms, Math.abs), most);
  const listed = new Set(indexes);
  let [restSum, total] = [0, 0];
  for (let index = 0; index < terms.length; index++) {
    total += terms[index]!;
    if (!listed.has(index)) restSum += terms[index]!;
  }
  return { indexes, restCount: terms.length - indexes.length, restSum, total };
}
