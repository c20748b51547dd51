/** Where a colour scale ends that a few extreme values must not stretch. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { magnitudeQuantile } from '@/draw/magnitudeQuantile.ts';

describe('magnitudeQuantile', () => {
  it('lies at or above the wanted share of all magnitudes', () => {
    const values = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (numbers, share) => {
        const vector = Float32Array.from(numbers);
        const limit = magnitudeQuantile([vector], share);
        const within = vector.filter((value) => Math.abs(value) <= limit).length;
        expect(within / vector.length).toBeGreaterThanOrEqual(share - 1e-12);
        expect(vector.some((value) => Math.abs(value) === limit)).toBe(true);
      }),
    );
  });

  it('takes vectors together, whatever their signs', () => {
    expect(magnitudeQuantile([Float32Array.of(-3, 1), Float32Array.of(2, -100)], 0.75)).toBe(3);
  });

  it('is 0 when there is nothing to measure', () => {
    expect(magnitudeQuantile([], 0.98)).toBe(0);
  });
});
