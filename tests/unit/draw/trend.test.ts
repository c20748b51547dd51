import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutTrend } from '@/draw/trend.ts';

const SPACE = { width: 200, height: 30, minimum: 0, maximum: 1 };

describe('A trend', () => {
  it('stays within its space, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -5, max: 5 }), { minLength: 1, maxLength: 40 }), (values) => {
        const moments = values.map((_, i) => i);
        const { x, y } = layoutTrend(moments, values, SPACE);
        for (const [i, value] of values.entries()) {
          expect(x(i)).toBeGreaterThanOrEqual(0);
          expect(x(i)).toBeLessThanOrEqual(SPACE.width);
          expect(y(value)).toBeGreaterThanOrEqual(0);
          expect(y(value)).toBeLessThanOrEqual(SPACE.height);
        }
      }),
    );
  });

  it('goes up when the value grows', () => {
    const { y } = layoutTrend([0, 1], [0.2, 0.7], SPACE);
    expect(y(0.7)).toBeLessThan(y(0.2));
  });

  it('finds for each x the moment that is drawn nearest', () => {
    const moments = [0, 1, 2, 4, 8, 20];
    const { x, nearest } = layoutTrend(moments, moments, { ...SPACE, maximum: 20 });
    moments.forEach((moment, i) => expect(nearest(x(moment) + 1)).toBe(i));
    expect(nearest(-50)).toBe(0);
    expect(nearest(5000)).toBe(moments.length - 1);
  });

  it('is a single point for a single value, and nothing for none', () => {
    expect(layoutTrend([0], [0.5], SPACE).path).toMatch(/^M[\d.]+ [\d.]+$/);
    expect(layoutTrend([], [], SPACE).path).toBe('');
  });
});
