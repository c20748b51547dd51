import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GPT2_EPSILON } from '@/model/architecture.ts';
import {
  contributionTerms,
  contributionToLogits,
  deviation,
  directionChannel,
  measureWrite,
  readEffects,
  strongestNeurons,
  unitRow,
} from '@/model/contributions.ts';
import { largestTerms } from '@/model/largestTerms.ts';
import { normSteps } from '@/model/normSteps.ts';
import { dot, layerNorm, norm } from '@/model/vector.ts';

const WIDTH = 6;
const VOCABULARY = 5;
const row = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: WIDTH, maxLength: WIDTH });
const network = fc.record({
  gain: row,
  bias: row,
  unembedding: fc.array(row, { minLength: VOCABULARY, maxLength: VOCABULARY }),
});
type Network = typeof network extends fc.Arbitrary<infer N> ? N : never;

/** Final norm and unembedding: what the engine answers about a row. */
const read = ({ gain, bias, unembedding }: Network, x: ArrayLike<number>) =>
  unembedding.map((column) => dot(layerNorm(Array.from(x), gain, bias), column));
const sizeOf = (x: ArrayLike<number>) => deviation(x, GPT2_EPSILON);
const zero = new Array<number>(WIDTH).fill(0);

/** Directions of all tokens, found by reading unit rows as the store does. */
function directionsOf(net: Network): number[][] {
  const atZero = read(net, zero);
  return net.unembedding.map((_, token) =>
    zero.map((_, channel) =>
      directionChannel(read(net, unitRow(channel, WIDTH))[token]!, atZero[token]!, WIDTH, GPT2_EPSILON),
    ),
  );
}

test('what two writes add to the logits is what both together add, and with the constant it is the logit', () => {
  fc.assert(
    fc.property(network, row, row, (net, one, other) => {
      const stream = one.map((x, i) => x + other[i]!);
      const sigma = sizeOf(stream);
      const add = (write: number[]) => contributionToLogits(read(net, write), read(net, zero), sizeOf(write), sigma);
      const [first, second] = [add(one), add(other)];
      read(net, stream).forEach((logit, token) =>
        expect(first[token]! + second[token]! + read(net, zero)[token]!).toBeCloseTo(logit, 3),
      );
    }),
  );
});

test('the products of a write and a token’s direction sum to what the write adds to its logit', () => {
  fc.assert(
    fc.property(network, row, fc.double({ min: 0.5, max: 5, noNaN: true }), (net, write, sigma) => {
      const added = contributionToLogits(read(net, write), read(net, zero), sizeOf(write), sigma);
      directionsOf(net).forEach((direction, token) => {
        const { total } = largestTerms(contributionTerms(write, direction, sigma), 2);
        expect(total).toBeCloseTo(added[token]!, 3);
      });
    }),
  );
});

test('the listed terms and the rest are the whole sum, and no term left out is larger than a listed one', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1 }), fc.nat(8), (terms, most) => {
      const { indexes, restCount, restSum, total } = largestTerms(terms, most);
      const listed = indexes.reduce((sum, index) => sum + terms[index]!, 0);
      expect(listed + restSum).toBeCloseTo(total, 9);
      expect(total).toBeCloseTo(
        terms.reduce((sum, term) => sum + term, 0),
        9,
      );
      expect(indexes.length + restCount).toBe(terms.length);
      const smallest = Math.min(...indexes.map((index) => Math.abs(terms[index]!)));
      terms.forEach((term, at) => indexes.includes(at) || expect(Math.abs(term)).toBeLessThanOrEqual(smallest));
    }),
  );
});

test('the steps of layer norm end where layer norm does', () => {
  fc.assert(
    fc.property(row, row, row, (x, gain, bias) => {
      const { output, deviation: s } = normSteps(x, gain, bias, GPT2_EPSILON);
      layerNorm(x, gain, bias).forEach((y, i) => expect(output[i]).toBeCloseTo(y, 3));
      expect(s).toBe(sizeOf(x));
    }),
  );
  expect(() => normSteps([1, 2], [1], [0, 0], GPT2_EPSILON)).toThrow(RangeError);
});

test('a write is measured against its stream: length, share, and how it lies', () => {
  expect(measureWrite([3, 4], [30, 40])).toEqual({ norm: 5, share: 0.1, cosine: 1, lie: 'along' });
  expect(measureWrite([-3, -4], [30, 40]).lie).toBe('against');
  expect(measureWrite([4, -3], [30, 40])).toMatchObject({ cosine: 0, lie: 'across' });
  expect(measureWrite([1, 0], [0, 0])).toMatchObject({ share: 0, cosine: 0, lie: 'across' });
});

test('the words raised and lowered most are the ends of the effects, with the mean between them', () => {
  const effects = readEffects(Float32Array.of(1, -2, 4, 0.5), 2);
  expect(effects.raised).toEqual([
    { token: 2, value: 4 },
    { token: 0, value: 1 },
  ]);
  expect(effects.lowered.map(({ token }) => token)).toEqual([1, 3]);
  expect(effects.mean).toBe(0.875);
});

test('a quiet neuron with a long row may write more than a loud one', () => {
  const rows = Float32Array.of(1, 0, 0, 10);
  expect(strongestNeurons([0, 3, -0.5], [1, 2], rows, 2)).toEqual([
    { index: 2, activation: -0.5, writeNorm: 5 },
    { index: 1, activation: 3, writeNorm: 3 },
  ]);
});

test('sizes that do not belong together are refused', () => {
  expect(() => contributionTerms([1], [1, 2], 1)).toThrow(RangeError);
  expect(() => contributionToLogits([1], [1, 2], 1, 1)).toThrow(RangeError);
  expect(norm(unitRow(3, WIDTH))).toBe(1);
});
