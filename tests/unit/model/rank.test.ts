import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uniform } from '@/model/philox.ts';
import { rankDescending } from '@/model/rank.ts';

/** The definition, by comparison. */
function rankByComparing(values: Float32Array): number[] {
  return [...values.keys()].sort((a, b) => {
    const [left, right] = [values[a] ?? 0, values[b] ?? 0];
    return left === right ? a - b : left > right ? -1 : 1;
  });
}

test('the order is that of a comparison sort, ties by lower index', () => {
  const anyFloats = fc.float32Array({ noNaN: true, maxLength: 60 });
  const withTies = fc
    .array(fc.constantFrom(0, -0, 1, -1, 1e-45, -1e-45, Infinity, -Infinity, 3.4e38), { maxLength: 60 })
    .map((values) => Float32Array.from(values));
  fc.assert(
    fc.property(fc.oneof(anyFloats, withTies), (values) => {
      expect([...rankDescending(values)]).toEqual(rankByComparing(values));
    }),
    { numRuns: 500 },
  );
});

test('a vocabulary of 50,257 is ranked like a comparison sort would', () => {
  const logits = Float32Array.from({ length: 50257 }, (_, i) => Math.round(uniform(1, i) * 4000) / 100 - 30);
  expect([...rankDescending(logits)]).toEqual(rankByComparing(logits));
});

test('the worked case, an empty list and a part of a larger buffer are ranked', () => {
  expect([...rankDescending(Float32Array.of(0.1, 2, -1, 2))]).toEqual([1, 3, 0, 2]);
  expect([...rankDescending(new Float32Array())]).toEqual([]);
  expect([...rankDescending(Float32Array.of(9, 1, 2, 9).subarray(1, 3))]).toEqual([1, 0]);
});

test('the values are left as they were', () => {
  const values = Float32Array.of(3, -0, 5);
  rankDescending(values);
  expect([...values]).toEqual([3, -0, 5]);
});

test('NaN is refused', () => {
  expect(() => rankDescending(Float32Array.of(1, NaN))).toThrow(RangeError);
});
