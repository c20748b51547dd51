import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendOnce, dotTerms } from '@/model/attention.ts';
import { uniform } from '@/model/philox.ts';
import { norm } from '@/model/vector.ts';

/** A head of random queries, keys and values, as a run would give them. */
const anyHead = fc
  .record({ length: fc.integer({ min: 1, max: 8 }), headSize: fc.integer({ min: 1, max: 6 }), seed: fc.nat() })
  .chain(({ length, headSize, seed }) => {
    const rows = (part: number) =>
      Float32Array.from({ length: length * headSize }, (_, i) => uniform(seed, part * 1000 + i) * 6 - 3);
    return fc.record({
      length: fc.constant(length),
      headSize: fc.constant(headSize),
      queries: fc.constant(rows(0)),
      keys: fc.constant(rows(1)),
      values: fc.constant(rows(2)),
      t: fc.nat(length - 1),
    });
  });

describe('one query of one head', () => {
  test('the worked case: two keys of one number', () => {
    const steps = attendOnce(Float32Array.of(2), Float32Array.of(1, 0), Float32Array.of(10, 20), 1, 1);
    expect([...steps.dots]).toEqual([2, 0]);
    expect([...steps.scaled]).toEqual([2, 0]);
    expect(steps.weights[0]).toBeCloseTo(0.8808, 4);
    expect(steps.output[0]).toBeCloseTo(11.192, 3);
    expect(steps.weightedNorms[1]).toBeCloseTo(0.1192 * 20, 3);
  });

  test('dots are divided by the root of the head size', () => {
    const steps = attendOnce(Float32Array.of(1, 1, 1, 1), new Float32Array(4).fill(3), new Float32Array(4), 0, 4);
    expect([steps.dots[0], steps.scaled[0]]).toEqual([12, 6]);
  });

  test('weights sum to 1 and are 0 for the future', () => {
    fc.assert(
      fc.property(anyHead, ({ queries, keys, values, headSize, t }) => {
        const steps = attendOnce(queries.subarray(t * headSize, (t + 1) * headSize), keys, values, t, headSize);
        expect(steps.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        steps.weights.forEach((weight, j) => {
          expect(weight === 0).toBe(j > t);
          expect(steps.masked[j]).toBe(j > t ? -Infinity : steps.scaled[j]);
        });
      }),
    );
  });

  test('what comes after the query changes nothing', () => {
    fc.assert(
      fc.property(anyHead, ({ queries, keys, values, headSize, t }) => {
        const query = queries.subarray(t * headSize, (t + 1) * headSize);
        const past = (t + 1) * headSize;
        const whole = attendOnce(query, keys, values, t, headSize);
        const cut = attendOnce(query, keys.subarray(0, past), values.subarray(0, past), t, headSize);
        expect([...cut.output]).toEqual([...whole.output]);
        expect([...cut.weights]).toEqual([...whole.weights.subarray(0, t + 1)]);
      }),
    );
  });

  test('the output lies within the values it mixes, and is no longer than the weighted lengths together', () => {
    fc.assert(
      fc.property(anyHead, ({ queries, keys, values, headSize, t }) => {
        const query = queries.subarray(t * headSize, (t + 1) * headSize);
        const { output, weightedNorms } = attendOnce(query, keys, values, t, headSize);
        output.forEach((value, channel) => {
          const mixed = Array.from({ length: t + 1 }, (_, j) => values[j * headSize + channel] ?? NaN);
          expect(value).toBeGreaterThanOrEqual(Math.min(...mixed) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(...mixed) + 1e-9);
        });
        expect(norm(output)).toBeLessThanOrEqual(weightedNorms.reduce((sum, length) => sum + length, 0) + 1e-9);
      }),
    );
  });

  test('a single token attends to itself', () => {
    const steps = attendOnce(Float32Array.of(5, 1), Float32Array.of(-9, 2), Float32Array.of(3, 4), 0, 2);
    expect([...steps.weights]).toEqual([1]);
    expect([...steps.output]).toEqual([3, 4]);
    expect([...steps.weightedNorms]).toEqual([5]);
  });

  test('sizes that disagree and positions that are none are refused', () => {
    const [one, two] = [new Float32Array(1), new Float32Array(2)];
    expect(() => attendOnce(one, two, two, 0, 2)).toThrow(RangeError);
    expect(() => attendOnce(two, two, one, 0, 2)).toThrow(RangeError);
    expect(() => attendOnce(two, new Float32Array(3), new Float32Array(3), 0, 2)).toThrow(RangeError);
    for (const t of [-1, 1, 0.5]) expect(() => attendOnce(two, two, two, t, 2)).toThrow(RangeError);
  });
});

describe('a dot product taken apart', () => {
  test('the largest terms come first by size, and the rest is summed', () => {
    const parts = dotTerms(Float32Array.of(1, -2, 3, 1), Float32Array.of(1, 4, 2, 1), 2);
    expect(parts.terms).toEqual([
      { channel: 1, query: -2, key: 4, product: -8 },
      { channel: 2, query: 3, key: 2, product: 6 },
    ]);
    expect(parts).toMatchObject({ restCount: 2, restSum: 2, total: 0 });
  });

  test('terms and rest sum to the whole', () => {
    fc.assert(
      fc.property(anyHead, fc.nat(8), ({ queries, keys, headSize }, limit) => {
        const { terms, restCount, restSum, total } = dotTerms(
          queries.subarray(0, headSize),
          keys.subarray(0, headSize),
          limit,
        );
        expect(terms.length + restCount).toBe(headSize);
        expect(terms.reduce((sum, { product }) => sum + product, restSum)).toBeCloseTo(total, 10);
      }),
    );
  });
});
