/** Laws of the kernels: the fast set and the readable one agree on any input, and both keep what mathematics promises. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uniform } from '@/model/philox.ts';
import type { Kernels } from '@/trainer/kernels/Kernels.ts';
import { bindKernels, RESERVED_BYTES } from '@/trainer/kernels/loadKernels.ts';
import { MODULES } from '../support/networks.ts';
import type { ModuleName } from '../support/networks.ts';

const SLOTS = 10;
const SLOT_NUMBERS = 4096;
/** A prime, so that no slot begins like another. */
const DRAWN = 7919;

const numbersOf = (seed: number) => Float32Array.from({ length: DRAWN }, (_, i) => 4 * uniform(seed, i) - 2);

/** A set of kernels on a memory of ten slots full of these numbers, over and over. */
function prepare(module: ModuleName, numbers: Float32Array) {
  const { kernels, memory } = bindKernels(RESERVED_BYTES + SLOTS * SLOT_NUMBERS * 4, MODULES[module]);
  const at = (slot: number) => RESERVED_BYTES + slot * SLOT_NUMBERS * 4;
  const all = new Float32Array(memory, at(0), SLOTS * SLOT_NUMBERS);
  for (let i = 0; i < all.length; i++) all[i] = numbers[i % DRAWN]!;
  const slot = (index: number) => new Float32Array(memory, at(index), SLOT_NUMBERS);
  return { kernels, at, all, slot, integers: (index: number) => new Int32Array(memory, at(index), SLOT_NUMBERS) };
}

type Prepared = ReturnType<typeof prepare>;

/** Runs the same work with both sets; their memories must end up alike. */
function compare(seed: number, work: (prepared: Prepared) => void) {
  const numbers = numbersOf(seed);
  const [fast, plain] = (['simd', 'scalar'] as const).map((name) => {
    const prepared = prepare(name, numbers);
    work(prepared);
    return prepared.all;
  }) as [Float32Array, Float32Array];
  let worst = 0;
  fast.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - plain[i]!) / Math.max(1, Math.abs(plain[i]!)))));
  expect(worst).toBeLessThan(1e-4);
}

const seeds = fc.nat({ max: 1000 });
const rows = fc.integer({ min: 1, max: 13 });
const width = fc.integer({ min: 1, max: 12 }).map((fours) => 4 * fours);
const check = <Values extends [unknown, ...unknown[]]>(
  arbitraries: { [I in keyof Values]: fc.Arbitrary<Values[I]> },
  law: (...values: Values) => void,
) => fc.assert(fc.property(...arbitraries, law), { numRuns: 40 });

describe('both sets agree on', () => {
  test('the product, for any sizes and either orientation', () => {
    const free = fc.integer({ min: 1, max: 21 });
    check([seeds, free, free, free, fc.boolean(), fc.boolean()], (seed, m, n, k, isTurned, accumulates) => {
      compare(seed, ({ kernels, at }) => {
        const [row, column] = isTurned ? [1, m] : [k, 1];
        kernels.gemm(at(0), row, column, at(1), n + 3, at(2), n + 1, m, n, k, accumulates ? 1 : 0);
      });
    });
  });

  test('transpose, sums and look-ups', () => {
    check([seeds, rows, width], (seed, m, n) => {
      compare(seed, ({ kernels, at, integers }) => {
        integers(9).forEach((_, i, all) => (all[i] = Math.floor(uniform(seed, i) * 20)));
        kernels.transpose(at(0), n, at(1), m, m, n);
        kernels.addBias(at(2), at(0), m, n);
        kernels.biasGradient(at(2), at(3), m, n);
        kernels.add(at(4), at(2), at(3), m * n);
        kernels.embed(at(9), at(5), at(6), at(7), m, 4, n);
        kernels.embedGradient(at(9), at(7), at(5), at(6), m, 4, n);
        const sum = kernels.sumOfSquares(at(7), m * n);
        // The last number says what was returned.
        new Float32Array(integers(8).buffer, at(8), 1)[0] = sum / 1000;
      });
    });
  });

  test('layer norm and GELU, there and back', () => {
    check([seeds, rows, width], (seed, m, n) => {
      compare(seed, ({ kernels, at }) => {
        kernels.layerNorm(at(0), at(1), at(2), at(3), at(4), at(5), m, n);
        kernels.layerNormGradient(at(0), at(1), at(6), at(4), at(5), at(7), at(8), at(9), m, n);
        kernels.gelu(at(0), at(3), m * n);
        kernels.geluGradient(at(0), at(6), at(6), m * n);
      });
    });
  });

  test('softmax, the loss and their gradients', () => {
    check([seeds, rows, width, fc.nat({ max: 3 })], (seed, m, n, pad) => {
      compare(seed, ({ kernels, at, integers }) => {
        integers(9).forEach((_, i, all) => (all[i] = Math.floor(uniform(seed, i) * (n - pad))));
        const queries = Math.min(m, n);
        kernels.softmaxCausal(at(0), queries, n, n - queries, 0.7);
        kernels.softmaxGradient(at(0), at(1), queries, n, 0.7);
        kernels.crossEntropy(at(2), at(9), at(3), m, n - pad, n);
        kernels.crossEntropyGradient(at(2), at(9), at(4), at(5), m, n);
      });
    });
  });

  test('a step of AdamW', () => {
    check([seeds, rows, width], (seed, m, n) => {
      compare(seed, ({ kernels, at, slot }) => {
        slot(3).forEach((value, i, all) => (all[i] = Math.abs(value)));
        kernels.adamw(at(0), at(1), at(2), at(3), m * n, 0.004, 0.9, 0.99, 1e-8, 0.01, 0.1, 0.01, 0.5);
      });
    });
  });
});

describe.each(['simd', 'scalar'] as const)('the %s kernels', (module) => {
  test('multiply a row alone as they do among others, bit for bit', () => {
    const [rowCount, columns, inner] = [fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 40 }), rows];
    check([seeds, rowCount, columns, inner, fc.boolean()], (seed, m, n, k, accumulates) => {
      const { kernels, at, slot } = prepare(module, numbersOf(seed));
      const [whole, alone] = [2, 3] as const;
      slot(alone).set(slot(whole));
      const add = accumulates ? 1 : 0;
      kernels.gemm(at(0), k, 1, at(1), n, at(whole), n, m, n, k, add);
      for (let row = 0; row < m; row++)
        kernels.gemm(at(0) + 4 * row * k, k, 1, at(1), n, at(alone) + 4 * row * n, n, 1, n, k, add);
      expect(slot(alone)).toEqual(slot(whole));
    });
  });

  const withKernels = (work: (kernels: Kernels, prepared: Prepared) => void) => {
    const prepared = prepare(module, numbersOf(1));
    work(prepared.kernels, prepared);
  };

  test('give attention rows that sum to 1 and see nothing of the future', () => {
    withKernels((kernels, { at, slot }) => {
      kernels.softmaxCausal(at(0), 16, 16, 0, 3);
      for (let i = 0; i < 16; i++) {
        const row = slot(0).subarray(16 * i, 16 * (i + 1));
        expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
        expect(row.subarray(i + 1).every((p) => p === 0)).toBe(true);
      }
    });
  });

  test('make softmax of scores that differ by thousands', () => {
    withKernels((kernels, { at, slot }) => {
      slot(0).set([5000, -5000, 0, 4999]);
      kernels.softmaxCausal(at(0), 1, 4, 3, 1);
      expect([...slot(0).subarray(0, 4)].map((p) => Number(p.toFixed(4)))).toEqual([0.7311, 0, 0, 0.2689]);
    });
  });

  test('give rows of mean 0 and deviation 1', () => {
    withKernels((kernels, { at, slot }) => {
      slot(1).fill(1);
      slot(2).fill(0);
      kernels.layerNorm(at(0), at(1), at(2), at(3), at(4), at(5), 1, 64);
      const row = [...slot(3).subarray(0, 64)];
      expect(row.reduce((sum, x) => sum + x, 0) / 64).toBeCloseTo(0, 5);
      expect(row.reduce((sum, x) => sum + x * x, 0) / 64).toBeCloseTo(1, 3);
    });
  });

  test('lose ln V where all tokens are alike', () => {
    withKernels((kernels, { at, slot, integers }) => {
      slot(0).fill(0.25);
      integers(1).fill(3);
      kernels.crossEntropy(at(0), at(1), at(2), 1, 62, 64);
      expect(slot(2)[0]).toBeCloseTo(Math.log(62), 5);
    });
  });
});
