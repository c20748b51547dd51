/** The mean of what a head hands on. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanHeadOutput } from '@/model/headMean.ts';
import { softmax } from '@/model/softmax.ts';
import { tensor } from '@/model/tensor.ts';

const T = 4;
const SIZE = 3;
const number = fc.double({ min: -5, max: 5, noNaN: true });
/** T×T of a causal head: each row a softmax over the keys up to the query. */
const attention = fc.array(number, { minLength: T * T, maxLength: T * T }).map((scores) => {
  const rows = Array.from({ length: T }, (_, q) =>
    Array.from(softmax(scores.slice(q * T, q * T + T).map((s, k) => (k > q ? -Infinity : s)))),
  );
  return tensor(['query', 'key'] as const, [T, T], Float32Array.from(rows.flat()));
});

test('is what averaging the mixed values of every query gives', () => {
  fc.assert(
    fc.property(attention, fc.array(number, { minLength: T * SIZE, maxLength: T * SIZE }), (weights, values) => {
      const found = meanHeadOutput(weights, Float32Array.from(values));
      for (let channel = 0; channel < SIZE; channel++) {
        let sum = 0;
        for (let q = 0; q < T; q++)
          for (let k = 0; k < T; k++) sum += weights.data[q * T + k]! * values[k * SIZE + channel]!;
        expect(found[channel]).toBeCloseTo(sum / T, 4);
      }
    }),
  );
});

test('is the value itself where all values are equal: such a head is not changed by its mean', () => {
  const row = [1, -2, 3];
  fc.assert(
    fc.property(attention, (weights) => {
      const found = meanHeadOutput(weights, Float32Array.from(Array.from({ length: T }, () => row).flat()));
      row.forEach((value, channel) => expect(found[channel]).toBeCloseTo(value, 5));
    }),
  );
});
