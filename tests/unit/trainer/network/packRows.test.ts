/** Rows of their own length: what a pass leaves out is what would have been nothing. */
import { describe, expect, test } from 'vitest';
import { packRows } from '@/trainer/network/packRows.ts';
import { readPart } from '@/trainer/network/readPart.ts';
import { makeBatch, makeNetwork, TINY } from '../support/networks.ts';

const USED = [13, 32, 1, 20];
const T = TINY.contextLength;

test('rows lie one behind the other, in fours', () => {
  expect(packRows(4, T, USED)).toEqual({ starts: [0, 16, 48, 52], lengths: [16, 32, 4, 20], count: 72 });
  expect(packRows(2, T)).toEqual({ starts: [0, T], lengths: [T, T], count: 2 * T });
  expect(packRows(1, T, [0]).count).toBe(4);
});

describe.each(['simd', 'scalar'] as const)('with %s kernels', (module) => {
  /** A batch that ends early in three of its rows, read whole and read up to the ends. */
  const batch = makeBatch(TINY, USED.length);
  const isUsed = (m: number) => m % T < USED[Math.floor(m / T)]!;
  batch.weights.forEach((_, m) => {
    if (!isUsed(m)) [batch.tokens[m], batch.targets[m], batch.weights[m]] = [0, -1, 0];
  });
  function read(used?: readonly number[]) {
    const network = makeNetwork(TINY, module);
    // What an earlier batch has left must not be read.
    const earlier = makeBatch(TINY, USED.length, 9);
    network.batch.forward(earlier.tokens, earlier.targets, earlier.rows);
    const losses = network.batch.forward(batch.tokens, batch.targets, batch.rows, used);
    network.clearGradients();
    network.batch.backward(batch.weights);
    return { network, losses };
  }
  const whole = read();
  const packed = read(USED);

  test('losses are the same, bit for bit', () => {
    whole.losses.forEach((loss, m) => {
      if (isUsed(m)) expect(packed.losses[m]).toBe(loss);
    });
  });

  test('so is every gradient', () => {
    expect(packed.network.gradients).toEqual(whole.network.gradients);
    expect(whole.network.gradients.some((value) => value !== 0)).toBe(true);
  });

  test.each([
    ['query', 8],
    ['attention', T],
    ['mlpOut', 16],
    ['residual', 16],
    ['residualGradient', 16],
    ['probabilities', 21],
  ] as const)('%s of a row is the same as far as it was read, and then nothing', (part, width) => {
    for (const [row, used] of USED.entries()) {
      const expected = readPart(whole.network.batch, part, 1, row);
      const actual = readPart(packed.network.batch, part, 1, row);
      expect(actual.shape).toEqual(expected.shape);
      const read = packed.network.batch.rows.lengths[row]!;
      actual.data.forEach((value, i) => {
        const t = Math.floor(i / width) % T;
        if (t < used) expect(value, `${part} of row ${row} at ${i}`).toBe(expected.data[i]);
        if (t >= read) expect(value, `${part} of row ${row} at ${i}`).toBe(0);
      });
    }
  });

  test('a row that is not there is refused', () => {
    expect(() => readPart(packed.network.batch, 'residual', 0, USED.length)).toThrow(RangeError);
  });
});
