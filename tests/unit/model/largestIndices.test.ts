/** The few largest numbers, against sorting all of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestIndices } from '@/model/largestIndices.ts';

describe('largestIndices', () => {
  it('agrees with sorting all numbers and taking the first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 })), fc.integer({ min: 0, max: 8 }), (values, count) => {
        const sorted = values.map((_, index) => index).sort((a, b) => values[b]! - values[a]! || a - b);
        expect(largestIndices(values, count)).toEqual(sorted.slice(0, count));
      }),
    );
  });

  it('passes over what is not a number', () => {
    expect(largestIndices([NaN, 1, NaN, 3], 3)).toEqual([3, 1]);
  });

  it('gives the worked case', () => {
    expect(largestIndices([0.1, 2, -1, 2], 2)).toEqual([1, 3]);
  });
});
