/** Bins: every number is in one of them, and what is drawn is as tall as it is many. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutHistogram } from '@/draw/histogram.ts';

const SPACE = { width: 120, height: 50, binCount: 12 };
const vectors = fc
  .array(fc.float({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), { minLength: 1 })
  .map((values) => Float32Array.from(values));

describe('layoutHistogram', () => {
  it('puts every number into one bin', () => {
    fc.assert(
      fc.property(vectors, (values) => {
        const { bins } = layoutHistogram(values, SPACE);
        expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(values.length);
      }),
    );
  });

  it('keeps every number on the base line, the smallest left and the largest right', () => {
    fc.assert(
      fc.property(vectors, (values) => {
        const { minimum, maximum, xOf } = layoutHistogram(values, SPACE);
        for (const value of values) {
          expect(xOf(value)).toBeGreaterThanOrEqual(0);
          expect(xOf(value)).toBeLessThanOrEqual(SPACE.width);
        }
        expect(xOf(minimum)).toBe(0);
        if (maximum > minimum) expect(xOf(maximum)).toBeCloseTo(SPACE.width, 9);
      }),
    );
  });

  it('fills the height with the tallest bin and shows every bin that holds anything', () => {
    const values = Float32Array.from({ length: 1001 }, (_, index) => (index === 0 ? 100 : index / 1000));
    const { bins } = layoutHistogram(values, SPACE);
    expect(Math.max(...bins.map((bin) => bin.height))).toBe(SPACE.height);
    expect(bins.at(-1)).toMatchObject({ count: 1, height: 1 });
    expect(bins[5]).toMatchObject({ count: 0, height: 0 });
  });

  it('gives the median, and passes over what is not finite', () => {
    const { median, minimum, maximum } = layoutHistogram(Float32Array.of(NaN, 3, -Infinity, 1, 2, Infinity), SPACE);
    expect([minimum, median, maximum]).toEqual([1, 2, 3]);
  });

  it('draws nothing of no numbers', () => {
    const { bins, minimum, maximum } = layoutHistogram(new Float32Array(), SPACE);
    expect(bins.every((bin) => bin.height === 0)).toBe(true);
    expect([minimum, maximum]).toEqual([0, 0]);
  });
});
