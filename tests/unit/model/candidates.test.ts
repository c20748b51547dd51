/** Laws of the next-token table: nothing is lost, whatever the settings and however many rows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenId } from '@/model/axes.ts';
import { distributionOf } from '@/model/sampling.ts';
import { DEFAULT_SAMPLING, type SamplingSettings } from '@/model/samplingSettings.ts';
import { readSteps } from '@/model/candidateSteps.ts';
import { listCandidates, ranksOf } from '@/model/candidates.ts';

const logits = fc
  .array(fc.integer({ min: -400, max: 400 }), { minLength: 2, maxLength: 60 })
  .map((tenths) => Float32Array.from(tenths, (tenth) => tenth / 10));
const settings: fc.Arbitrary<SamplingSettings> = fc.record({
  temperature: fc.constantFrom(0, 0.05, 0.5, 1, 2),
  topK: fc.integer({ min: 0, max: 20 }),
  topP: fc.constantFrom(0.1, 0.5, 0.9, 1),
  minP: fc.constantFrom(0, 0.05, 0.5),
  repetitionPenalty: fc.constantFrom(1, 1.3),
  seed: fc.constant(1),
});
const distributions = fc.tuple(logits, settings).map(([scores, controls]) => distributionOf(scores, [0, 1], controls));

describe('The list of candidates', () => {
  it('accounts for every token and all probability', () => {
    fc.assert(
      fc.property(distributions, fc.nat(80), fc.nat(1000), (distribution, count, seed) => {
        const size = distribution.order.length;
        const { rows, pinned, rest } = listCandidates(distribution, count, [tokenId(seed % size), null]);
        const shown = [...rows, ...pinned];
        expect(shown.length + rest.count).toBe(size);
        expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
        const sum = (name: 'probability' | 'base') => shown.reduce((total, row) => total + row[name], rest[name]);
        expect(sum('probability')).toBeCloseTo(1, 9);
        expect(sum('base')).toBeCloseTo(1, 9);
      }),
    );
  });

  it('gives a reason exactly for what cannot be drawn', () => {
    fc.assert(
      fc.property(distributions, (distribution) => {
        const { rows } = listCandidates(distribution, 100, []);
        for (const { rank, removal, probability } of rows) {
          expect(removal === null).toBe(rank < distribution.kept);
          if (removal !== null) expect(probability).toBe(0);
        }
      }),
    );
  });

  it('knows the rank of every token', () => {
    fc.assert(
      fc.property(distributions, ({ order }) => {
        const ranks = ranksOf(order);
        order.forEach((id, rank) => expect(ranks[id]).toBe(rank));
      }),
    );
  });
});

describe('The arithmetic', () => {
  it('divides two numbers whose quotient is the share it names', () => {
    fc.assert(
      fc.property(distributions, fc.nat(1000), (distribution, seed) => {
        fc.pre(!distribution.greedy);
        const steps = readSteps(distribution, tokenId(seed % distribution.order.length));
        expect(steps.exponential / steps.sum).toBeCloseTo(steps.share, 9);
        expect(Number.isFinite(steps.sum)).toBe(true);
      }),
    );
  });

  it('writes e to the logit itself where that is a number one can write', () => {
    const distribution = distributionOf(Float32Array.of(2, 1, 0), [], DEFAULT_SAMPLING);
    const { exponential, sum, shift } = readSteps(distribution, tokenId(1));
    expect(shift).toBe(0);
    expect(exponential).toBeCloseTo(2.718, 3);
    expect(sum).toBeCloseTo(11.107, 3);
  });
});
