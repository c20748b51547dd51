import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attentionDifference, headShift, largestEdgeChanges, rankHeadShifts } from '@/model/attentionShift.ts';
import type { HeadAttention } from '@/model/headScores.ts';
import { tensor } from '@/model/tensor.ts';

/** T×T weights whose rows sum to 1, from any scores. */
function attend(scores: readonly number[], length: number): HeadAttention {
  const data = new Float32Array(length * length);
  for (let t = 0; t < length; t++) {
    const row = Array.from({ length: t + 1 }, (_, k) => 1e-6 + (scores[t * length + k] ?? 0));
    const sum = row.reduce((total, x) => total + x, 0);
    row.forEach((x, k) => (data[t * length + k] = x / sum));
  }
  return tensor(['query', 'key'], [length, length], data);
}
const length = 4;
const heads = fc
  .array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: length ** 2, maxLength: length ** 2 })
  .map((scores) => attend(scores, length));

describe('the shift of a head', () => {
  test('is what the worked case says', () => {
    const row = (a: number, b: number) => tensor(['query', 'key'], [2, 2], Float32Array.of(1, 0, a, b));
    expect(headShift(row(0.8, 0.2), row(0.5, 0.5))).toBeCloseTo(0.3, 6);
    expect(headShift(row(1, 0), row(0, 1))).toBe(1);
  });

  test('lies between 0 and 1, is 0 for a head and itself, and does not ask which came first', () => {
    fc.assert(
      fc.property(heads, heads, (before, after) => {
        const shift = headShift(before, after);
        expect(shift).toBeGreaterThanOrEqual(0);
        expect(shift).toBeLessThanOrEqual(1);
        expect(headShift(after, before)).toBeCloseTo(shift, 9);
        expect(headShift(before, before)).toBe(0);
      }),
    );
  });

  test('keeps to the rows that both runs have', () => {
    fc.assert(
      fc.property(heads, (head) => {
        const shorter = tensor(
          ['query', 'key'],
          [2, 2],
          Float32Array.of(head.data[0]!, 0, head.data[length]!, head.data[length + 1]!),
        );
        expect(headShift(head, shorter)).toBe(0);
        expect(attentionDifference(head, shorter).shape).toEqual([2, 2]);
      }),
    );
  });
});

test('a difference of two rows that sum to 1 sums to nothing, and its largest edges are its largest numbers', () => {
  fc.assert(
    fc.property(heads, heads, (before, after) => {
      const { data } = attentionDifference(before, after);
      for (let t = 0; t < length; t++)
        expect(data.slice(t * length, (t + 1) * length).reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 5);
      const [top] = largestEdgeChanges(before, after, 3);
      const most = Math.max(...Array.from(data, Math.abs));
      if (top) expect(Math.abs(top.after - top.before)).toBeCloseTo(most, 5);
    }),
  );
});

test('heads are ranked by their shift', () => {
  const two = (second: HeadAttention) =>
    tensor(
      ['layer', 'head', 'query', 'key'],
      [1, 2, length, length],
      Float32Array.from([...attend([], length).data, ...second.data]),
    );
  fc.assert(
    fc.property(heads, heads, (before, after) => {
      const ranked = rankHeadShifts(two(before), two(after));
      expect(ranked).toHaveLength(2);
      expect(ranked[0]!.shift).toBe(headShift(before, after));
      expect(ranked[1]!.shift).toBe(0);
    }),
  );
});
