import fc from 'fast-check';
import { expect, test } from 'vitest';
import { philox4x32, uniform, type Words2, type Words4 } from '@/model/philox.ts';

test.each<[Words4, Words2, string]>([
  [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  [[0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
  [[0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0], 'd16cfe09 94fdcceb 5001e420 24126ea1'],
])('counter %j and key %j give the words Random123 publishes', (counter, key, words) => {
  const hexadecimal = philox4x32(counter, key).map((word) => word.toString(16).padStart(8, '0'));
  expect(hexadecimal.join(' ')).toBe(words);
});

test('a round agrees with exact integer arithmetic for any words', () => {
  const word = fc.nat(0xffffffff);
  fc.assert(
    fc.property(fc.tuple(word, word, word, word), fc.tuple(word, word), (counter, key) => {
      expect(philox4x32(counter, key)).toEqual(exactPhilox(counter, key));
    }),
  );
});

/** The same definition in big integers, where nothing can overflow. */
function exactPhilox(counter: Words4, key: Words2): number[] {
  const mask = 0xffffffffn;
  let [x0, x1, x2, x3] = counter.map(BigInt) as [bigint, bigint, bigint, bigint];
  let [k0, k1] = key.map(BigInt) as [bigint, bigint];
  for (let round = 0; round < 10; round++) {
    const [product0, product1] = [0xd2511f53n * x0, 0xcd9e8d57n * x2];
    [x0, x1, x2, x3] = [(product1 >> 32n) ^ x1 ^ k0, product1 & mask, (product0 >> 32n) ^ x3 ^ k1, product0 & mask];
    [k0, k1] = [(k0 + 0x9e3779b9n) & mask, (k1 + 0xbb67ae85n) & mask];
  }
  return [x0, x1, x2, x3].map(Number);
}

test('uniform is a function of seed and counter, in [0, 1)', () => {
  const whole = fc.maxSafeNat();
  fc.assert(
    fc.property(whole, whole, (seed, counter) => {
      const u = uniform(seed, counter);
      expect(u).toBe(uniform(seed, counter));
      expect(u >= 0 && u < 1).toBe(true);
    }),
  );
  expect(uniform(0, 0)).toBe(((0x6627e8d5 >>> 5) * 2 ** 26 + (0xe169c58d >>> 6)) / 2 ** 53);
});

test('other seeds and other counters give other numbers', () => {
  const numbers = [0, 1, 2 ** 32, 2 ** 53 - 1].flatMap((seed) => [0, 1, 2 ** 32].map((n) => uniform(seed, n)));
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('ten thousand numbers of a seed fill 100 equal bins evenly', () => {
  const bins = new Array<number>(100).fill(0);
  for (let n = 0; n < 10_000; n++) {
    const bin = Math.floor(uniform(42, n) * 100);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const chiSquare = bins.reduce((total, count) => total + (count - 100) ** 2 / 100, 0);
  // 99 degrees of freedom: 99.9 % of uniform samples lie below 148.2.
  expect(chiSquare).toBeLessThan(148.2);
});

test('seeds and counters that are no whole numbers are refused', () => {
  for (const value of [-1, 0.5, NaN, Infinity, 2 ** 53]) {
    expect(() => uniform(value, 0)).toThrow(RangeError);
    expect(() => uniform(0, value)).toThrow(RangeError);
  }
});
