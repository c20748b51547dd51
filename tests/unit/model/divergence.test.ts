import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareLikeliest, divergenceBits, firstDifference } from '@/model/divergence.ts';
import { softmax } from '@/model/softmax.ts';

const logits = (size: number) =>
  fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: size, maxLength: size });
const pairs = fc.integer({ min: 1, max: 12 }).chain((size) => fc.tuple(logits(size), logits(size)));

describe('the divergence of two distributions', () => {
  test('is a quarter of a bit in the worked case', () => {
    const before = [0.5, 0.25, 0.25].map(Math.log);
    const after = [0.25, 0.25, 0.5].map(Math.log);
    expect(divergenceBits(before, after)).toBeCloseTo(0.25, 12);
  });

  test('is never below zero, and zero for a distribution and itself moved by a constant', () => {
    fc.assert(
      fc.property(pairs, fc.double({ min: -5, max: 5, noNaN: true }), ([before, after], by) => {
        expect(divergenceBits(before, after)).toBeGreaterThanOrEqual(0);
        expect(
          divergenceBits(
            before,
            before.map((z) => z + by),
          ),
        ).toBeCloseTo(0, 9);
      }),
    );
  });

  test('is the sum of p log p over q', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const [p, q] = [softmax(before), softmax(after)];
        const sum = p.reduce((bits, x, i) => (x > 0 ? bits + x * Math.log2(x / q[i]!) : bits), 0);
        expect(divergenceBits(before, after)).toBeCloseTo(sum, 8);
      }),
    );
  });

  test('has a direction: what the second cannot say costs without end, what the first never says costs nothing', () => {
    expect(divergenceBits([0, 0], [0, -Infinity])).toBe(Infinity);
    expect(divergenceBits([0, -Infinity], [0, 0])).toBeCloseTo(1, 12);
  });

  test('stays exact where a probability is far too small to be written', () => {
    // p gives the second token e⁻⁴⁰⁰, which is a plain number times its logarithm: nothing.
    expect(divergenceBits([0, -400], [0, -800])).toBeCloseTo(0, 12);
    expect(divergenceBits([0, 0], [0, -800])).toBeCloseTo(400 / Math.LN2 - 1, 6);
  });

  test('refuses vocabularies of different sizes', () => {
    expect(() => divergenceBits([0], [0, 1])).toThrow(RangeError);
  });
});

describe('tokens in both distributions', () => {
  test('are the best of either side, each once, with a difference that adds up', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 5 }), ([before, after], count) => {
        const rows = compareLikeliest(before, after, count);
        expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
        expect(rows.length).toBeLessThanOrEqual(2 * count);
        const best = (side: readonly number[]) => softmax(side).indexOf(Math.max(...softmax(side)));
        const ids = rows.map((row) => row.id);
        expect(ids).toContain(best(before));
        expect(ids).toContain(best(after));
        for (const row of rows) expect(row.before + row.difference).toBeCloseTo(row.after, 12);
        const larger = rows.map((row) => Math.max(row.before, row.after));
        expect(larger).toEqual([...larger].sort((a, b) => b - a));
      }),
    );
  });

  test('over the whole vocabulary gain as much as they lose', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const rows = compareLikeliest(before, after, before.length);
        expect(rows).toHaveLength(before.length);
        expect(rows.reduce((sum, row) => sum + row.difference, 0)).toBeCloseTo(0, 9);
      }),
    );
  });
});

test('two texts differ first where they first differ, and nowhere when one begins the other', () => {
  expect(firstDifference([1, 2, 3], [1, 5, 3])).toBe(1);
  expect(firstDifference([1, 2], [1, 2, 3])).toBeNull();
  expect(firstDifference([], [])).toBeNull();
});
