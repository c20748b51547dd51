import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entropyBits, largestOf, logSumExp, softmax, surprisalBits } from '@/model/softmax.ts';

const scores = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 30 });
const temperatures = fc.double({ min: 0.01, max: 10, noNaN: true });
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe('softmax', () => {
  test('probabilities are in 0…1 and sum to 1', () => {
    fc.assert(
      fc.property(scores, temperatures, (z, temperature) => {
        const p = softmax(z, temperature);
        expect(sum(p)).toBeCloseTo(1, 12);
        for (const value of p) expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });

  test('adding the same to every score changes nothing', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: -1000, max: 1000 }), (z, shift) => {
        const moved = softmax(z.map((value) => value + shift));
        softmax(z).forEach((value, i) => expect(moved[i]).toBeCloseTo(value, 9));
      }),
    );
  });

  test('a temperature is the same as scores divided by it', () => {
    fc.assert(
      fc.property(scores, temperatures, (z, temperature) => {
        const divided = softmax(z.map((value) => value / temperature));
        softmax(z, temperature).forEach((value, i) => expect(divided[i]).toBeCloseTo(value, 9));
      }),
    );
  });

  test('it gives the worked case by hand', () => {
    const e = Math.E;
    const whole = e * e + e + 1;
    const expected = [(e * e) / whole, e / whole, 1 / whole];
    softmax([2, 1, 0]).forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 14));
    expect([...softmax([2, 1, 0], 0.5)].map((value) => value.toFixed(3))).toEqual(['0.867', '0.117', '0.016']);
    expect([...softmax([2, 1, 0], 2)].map((value) => value.toFixed(3))).toEqual(['0.506', '0.307', '0.186']);
  });

  test('large scores, tiny temperatures and masked scores stay finite', () => {
    expect([...softmax([1e300, 1e300])]).toEqual([0.5, 0.5]);
    expect([...softmax([1, 0, -5], 1e-300)]).toEqual([1, 0, 0]);
    expect([...softmax([0, -Infinity])]).toEqual([1, 0]);
  });

  test('what has no softmax is refused', () => {
    for (const z of [[], [NaN, 1], [Infinity], [-Infinity, -Infinity]]) expect(() => softmax(z)).toThrow(RangeError);
    for (const temperature of [0, -1, NaN]) expect(() => softmax([1], temperature)).toThrow(RangeError);
  });
});

test('log-sum-exp is the normalizer: log p = z − logSumExp', () => {
  fc.assert(
    fc.property(scores, (z) => {
      const p = softmax(z);
      const normalizer = logSumExp(z);
      z.forEach((value, i) => expect(Math.exp(value - normalizer)).toBeCloseTo(p[i] ?? NaN, 9));
    }),
  );
  expect(logSumExp([0, 0, 0, 0])).toBeCloseTo(Math.log(4), 14);
  expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + Math.log(2), 10);
  expect(logSumExp([])).toBe(-Infinity);
  expect(() => logSumExp([0, NaN])).toThrow(RangeError);
});

test('32-bit logits are summed in 64 bits', () => {
  const many = new Float32Array(50257).fill(-3);
  expect(logSumExp(many)).toBeCloseTo(-3 + Math.log(50257), 10);
});

test('the largest number is found and what is no score refused', () => {
  expect(largestOf([3, -Infinity, 7])).toBe(7);
  expect(largestOf([])).toBe(-Infinity);
  expect(() => largestOf([1, NaN])).toThrow(RangeError);
});

test('entropy lies between 0 for certainty and log₂ n for equal chances', () => {
  fc.assert(
    fc.property(scores, (z) => {
      const bits = entropyBits(softmax(z));
      expect(bits).toBeGreaterThanOrEqual(0);
      expect(bits).toBeLessThanOrEqual(Math.log2(z.length) + 1e-9);
    }),
  );
  expect(entropyBits([1, 0, 0])).toBe(0);
  expect(entropyBits([0.5, 0.25, 0.25])).toBeCloseTo(1.5, 14);
  expect(entropyBits(new Float64Array(8).fill(1 / 8))).toBeCloseTo(3, 14);
});

test('surprisal counts coin flips', () => {
  expect([1, 0.5, 1 / 1024, 0].map(surprisalBits)).toEqual([0, 1, 10, Infinity]);
  expect(Object.is(surprisalBits(1), 0)).toBe(true);
});
