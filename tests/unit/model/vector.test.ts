import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cosine, dot, layerNorm, mean, norm, variance } from '@/model/vector.ts';

const numbers = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 20 });
const pair = fc
  .array(fc.tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 100 })), { minLength: 1 })
  .map((rows) => [rows.map(([x]) => x), rows.map(([, y]) => y)] as const);

test('the worked cases hold', () => {
  expect(dot([1, 2], [3, 4])).toBe(11);
  expect(norm([3, 4])).toBe(5);
  expect(mean([1, 2, 6])).toBe(3);
  expect(variance([1, 3])).toBe(1);
  expect(cosine([1, 0], [0, 5])).toBe(0);
  expect(cosine([0, 0], [1, 2])).toBe(0);
  expect(() => dot([1], [1, 2])).toThrow(RangeError);
});

test('a dot product is the two lengths times the cosine, and never more than the lengths', () => {
  fc.assert(
    fc.property(pair, ([x, y]) => {
      expect(dot(x, y)).toBeCloseTo(norm(x) * norm(y) * cosine(x, y), 6);
      expect(dot(x, y)).toBe(dot(y, x));
      expect(Math.abs(cosine(x, y))).toBeLessThanOrEqual(1);
    }),
  );
});

test('after layer norm the mean is 0 and the variance 1, unless there was none', () => {
  fc.assert(
    fc.property(numbers, (x) => {
      const normed = layerNorm(x);
      expect(mean(normed)).toBeCloseTo(0, 8);
      if (variance(x) > 1) expect(variance(normed)).toBeCloseTo(1, 4);
      else expect(variance(normed)).toBeLessThanOrEqual(1);
    }),
  );
  expect([...layerNorm([7, 7, 7])]).toEqual([0, 0, 0]);
});

test('gain and bias are applied after the norm, number by number', () => {
  const [low, high] = layerNorm([1, 3], [2, 3], [10, 20]);
  expect(low).toBeCloseTo(8, 4);
  expect(high).toBeCloseTo(23, 4);
  expect(() => layerNorm([1, 3], [1])).toThrow(RangeError);
  expect(() => layerNorm([1, 3], [1, 1], [1, 2, 3])).toThrow(RangeError);
});
