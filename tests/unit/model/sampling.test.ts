import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uniform } from '@/model/philox.ts';
import {
  DEFAULT_SAMPLING,
  distribute,
  distributionOf,
  draw,
  FILTERS,
  rankLogits,
  type SamplingSettings,
} from '@/model/sampling.ts';
import { entropyBits, softmax } from '@/model/softmax.ts';

const settingsOf = (changes: Partial<SamplingSettings>): SamplingSettings => ({ ...DEFAULT_SAMPLING, ...changes });
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const rounded = (values: Iterable<number>, digits = 3) => [...values].map((value) => value.toFixed(digits));

const anyLogits = fc
  .array(fc.float({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 24 })
  .map((values) => Float32Array.from(values));
const anySettings = fc.record({
  temperature: fc.oneof(fc.constant(0), fc.double({ min: 0.05, max: 2, noNaN: true })),
  topK: fc.nat(30),
  topP: fc.double({ min: 0, max: 1, noNaN: true }),
  minP: fc.double({ min: 0, max: 1, noNaN: true }),
  repetitionPenalty: fc.double({ min: 1, max: 2, noNaN: true }),
  seed: fc.nat(),
});
const anyCase = fc
  .tuple(anyLogits, anySettings, fc.array(fc.nat(), { maxLength: 8 }))
  .map(([logits, settings, history]) => ({ logits, settings, history: history.map((id) => id % logits.length) }));
const made = anyCase.map(({ logits, settings, history }) => distributionOf(logits, history, settings));

describe('laws for any logits and settings', () => {
  test('base, tempered and final each sum to 1', () => {
    fc.assert(
      fc.property(made, ({ base, tempered, final }) => {
        for (const probabilities of [base, tempered, final]) expect(sum(probabilities)).toBeCloseTo(1, 10);
      }),
    );
  });

  test('the survivors are the front of the order, and everything else is 0', () => {
    fc.assert(
      fc.property(made, ({ order, final, kept, tempered }) => {
        expect(kept).toBeGreaterThanOrEqual(1);
        order.forEach((id, rank) => {
          if (rank >= kept) expect(final[id]).toBe(0);
          else expect(final[id]).toBeGreaterThanOrEqual((tempered[id] ?? NaN) * (1 - 1e-12));
        });
      }),
    );
  });

  test('the order falls by penalized logit and holds every id once', () => {
    fc.assert(
      fc.property(made, ({ order, penalized, logits }) => {
        expect(new Set(order).size).toBe(logits.length);
        const inOrder = [...order].map((id) => penalized[id] ?? NaN);
        inOrder.slice(1).forEach((value, i) => expect(value).toBeLessThanOrEqual(inOrder[i] ?? NaN));
      }),
    );
  });

  test('removed and kept mass make 1, filter by filter', () => {
    fc.assert(
      fc.property(made, ({ order, tempered, kept, removedMass, removedBy, logits, greedy }) => {
        const keptMass = sum([...order].slice(0, kept).map((id) => tempered[id] ?? NaN));
        expect(keptMass + removedMass).toBeCloseTo(1, 10);
        expect(sum(FILTERS.map((filter) => removedBy[filter].removedMass))).toBeCloseTo(removedMass, 12);
        const removed = sum(FILTERS.map((filter) => removedBy[filter].removed));
        expect(greedy ? 1 : logits.length - removed).toBe(kept);
      }),
    );
  });

  test('top-p keeps the smallest set that reaches p', () => {
    fc.assert(
      fc.property(anyLogits, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (logits, topP) => {
        const { order, tempered, kept } = distributionOf(logits, [], settingsOf({ topP }));
        const best = [...order].map((id) => tempered[id] ?? NaN);
        expect(sum(best.slice(0, kept))).toBeGreaterThanOrEqual(topP - 1e-12);
        if (kept > 1) expect(sum(best.slice(0, kept - 1))).toBeLessThan(topP + 1e-12);
      }),
    );
  });

  test('a temperature near 0 ends where greedy begins', () => {
    const distinct = fc
      .uniqueArray(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 20 })
      .map((values) => Float32Array.from(values, (value) => value / 10));
    fc.assert(
      fc.property(distinct, (logits) => {
        const greedy = distributionOf(logits, [], settingsOf({ temperature: 0 }));
        for (const temperature of [1e-4, 1e-300]) {
          const cold = distributionOf(logits, [], settingsOf({ temperature }));
          expect([...cold.final]).toEqual([...greedy.final]);
          expect([...cold.tempered]).toEqual([...greedy.tempered]);
        }
      }),
    );
  });

  test('renaming the tokens renames the result', () => {
    const distinct = fc.uniqueArray(fc.integer({ min: -200, max: 200 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(distinct, anySettings, fc.nat(), (values, settings, turn) => {
        const renamed = (id: number) => (id + turn) % values.length;
        const logits = Float32Array.from(values, (value) => value / 10);
        const turned = new Float32Array(values.length);
        logits.forEach((value, id) => (turned[renamed(id)] = value));
        const [before, after] = [
          distributionOf(logits, [0, 1], settings),
          distributionOf(turned, [renamed(0), renamed(1)], settings),
        ];
        // After a penalty two logits may become equal; then the order among them is by id, and that is not renamed.
        fc.pre(new Set(before.penalized).size === values.length);
        before.final.forEach((p, id) => expect(after.final[renamed(id)]).toBeCloseTo(p, 12));
        expect([...before.order].map(renamed)).toEqual([...after.order]);
      }),
    );
  });

  test('what comes in is left as it was', () => {
    fc.assert(
      fc.property(anyCase, ({ logits, settings, history }) => {
        const before = [...logits];
        distributionOf(logits, history, settings);
        expect([...logits]).toEqual(before);
      }),
    );
  });
});

describe('closed forms', () => {
  const logits = Float32Array.of(0, 3, 1, 2);

  test('with every control off, the three distributions are one', () => {
    const { base, tempered, final, kept, removedMass } = distributionOf(logits);
    expect([...tempered]).toEqual([...base]);
    final.forEach((p, id) => expect(p).toBeCloseTo(base[id] ?? NaN, 14));
    expect([kept, removedMass]).toEqual([4, 0]);
    expect(rounded(base)).toEqual(['0.032', '0.644', '0.087', '0.237']);
  });

  test('the worked case: top-k 3, then top-p 0.9 of what is left', () => {
    const { order, final, removedBy, removedMass, kept } = distributionOf(
      logits,
      [],
      settingsOf({ topK: 3, topP: 0.9 }),
    );
    expect([...order]).toEqual([1, 3, 2, 0]);
    expect(rounded(final)).toEqual(['0.000', '0.731', '0.000', '0.269']);
    expect(final[1]).toBeCloseTo(1 / (1 + Math.exp(-1)), 14);
    expect(removedBy.topK).toMatchObject({ kept: 3, removed: 1 });
    expect(removedBy.topK.removedMass).toBeCloseTo(0.03206, 5);
    expect(removedBy.topP).toMatchObject({ kept: 2, removed: 1 });
    expect(removedBy.minP).toEqual({ kept: 2, removed: 0, removedMass: 0 });
    expect(removedMass).toBeCloseTo(0.03206 + 0.08714, 5);
    expect(kept).toBe(2);
  });

  test('top-p keeps the token that crosses p', () => {
    const halves = Float32Array.from([0.5, 0.25, 0.125, 0.125], (p) => Math.log(p));
    for (const [topP, kept] of [
      [0, 1],
      [0.4, 1],
      [0.51, 2],
      [0.74, 2],
      [0.76, 3],
      [0.9, 4],
    ] as const)
      expect(distributionOf(halves, [], settingsOf({ topP })).kept).toBe(kept);
  });

  test('min-p asks for a share of the best probability', () => {
    const halves = Float32Array.from([0.5, 0.25, 0.125, 0.125], (p) => Math.log(p));
    for (const [minP, kept] of [
      [0.2, 4],
      [0.3, 2],
      [0.6, 1],
      [1, 1],
    ] as const)
      expect(distributionOf(halves, [], settingsOf({ minP })).kept).toBe(kept);
  });

  test('the penalty divides positive logits and multiplies negative ones, once per token', () => {
    const {
      penalized,
      logits: raw,
      base,
    } = distributionOf(Float32Array.of(3, -2, 1), [0, 1, 0, 0], settingsOf({ repetitionPenalty: 1.5 }));
    expect([...penalized]).toEqual([2, -3, 1]);
    expect([...raw]).toEqual([3, -2, 1]);
    expect([...base]).toEqual([...softmax([3, -2, 1])]);
  });

  test('a penalty can change which token is best', () => {
    const { order } = distributionOf(
      Float32Array.of(3, 2.5),
      [0],
      settingsOf({ repetitionPenalty: 2, temperature: 0 }),
    );
    expect([...order]).toEqual([1, 0]);
  });

  test('temperature 0 puts everything on the best token, the lower id of equals', () => {
    const { greedy, scaled, tempered, final, kept, removedMass, entropy } = distributionOf(
      Float32Array.of(1, 5, 5),
      [],
      settingsOf({ temperature: 0, topK: 2 }),
    );
    expect(greedy).toBe(true);
    expect([...scaled]).toEqual([-Infinity, 0, -Infinity]);
    expect([...tempered]).toEqual([0, 1, 0]);
    expect([...final]).toEqual([0, 1, 0]);
    expect([kept, removedMass]).toEqual([1, 0]);
    expect(entropy.final).toBe(0);
    expect(entropy.base).toBeGreaterThan(1);
  });

  test('entropies are those of the three distributions', () => {
    const made = distributionOf(logits, [], settingsOf({ temperature: 1.3, topK: 2 }));
    expect(made.entropy).toEqual({
      base: entropyBits(made.base),
      tempered: entropyBits(made.tempered),
      final: entropyBits(made.final),
    });
    expect(made.entropy.final).toBeLessThan(1);
  });
});

describe('draw', () => {
  const fair = distributionOf(Float32Array.from([0.5, 0.3, 0.2], (p) => Math.log(p)));

  test('the stretches lie end to end, and u falls into the one that is drawn', () => {
    fc.assert(
      fc.property(made, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (distribution, u) => {
        const { id, rank, from, to } = draw(distribution, u);
        expect(from <= u && u < to).toBe(true);
        expect(distribution.order[rank]).toBe(id);
        expect(rank).toBeLessThan(distribution.kept);
        expect(distribution.final[id]).toBeGreaterThan(0);
        expect(to - from).toBeCloseTo(distribution.final[id] ?? NaN, 9);
      }),
      { numRuns: 500 },
    );
  });

  test('the ends of the bar belong to the first and the last token that has any probability', () => {
    const nearOne = 1 - 2 ** -53;
    expect(draw(fair, 0)).toMatchObject({ id: 0, rank: 0, from: 0 });
    expect(draw(fair, nearOne)).toMatchObject({ id: 2, rank: 2, to: 1 });
    const vanishing = distributionOf(Float32Array.of(0, -1, -2000), [], settingsOf({}));
    expect(draw(vanishing, nearOne)).toMatchObject({ id: 1, to: 1 });
    const many = distributionOf(new Float32Array(50257));
    expect(draw(many, nearOne)).toMatchObject({ rank: 50256, to: 1 });
  });

  test('u outside [0, 1) is refused', () => {
    for (const u of [-0.1, 1, NaN]) expect(() => draw(fair, u)).toThrow(RangeError);
  });

  test('the same seed draws the same tokens, another seed others', () => {
    const drawn = (seed: number) => Array.from({ length: 40 }, (_, n) => draw(fair, uniform(seed, n)).id);
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
  });

  test('ten thousand draws hit each token as often as its probability says', () => {
    const hits = [0, 0, 0];
    for (let n = 0; n < 10_000; n++) {
      const { id } = draw(fair, uniform(2026, n));
      hits[id] = (hits[id] ?? 0) + 1;
    }
    const expected = [5000, 3000, 2000];
    const chiSquare = sum(hits.map((count, id) => (count - (expected[id] ?? NaN)) ** 2 / (expected[id] ?? NaN)));
    // 2 degrees of freedom: 99.9 % of fair samples lie below 13.8.
    expect(chiSquare).toBeLessThan(13.8);
  });
});

describe('what is refused', () => {
  const ranked = rankLogits(Float32Array.of(1, 2), []);

  test.each<Partial<SamplingSettings>>([
    { temperature: -1 },
    { temperature: NaN },
    { temperature: Infinity },
    { topK: -1 },
    { topK: 1.5 },
    { topP: 1.1 },
    { topP: NaN },
    { minP: -0.1 },
    { repetitionPenalty: 1.2 },
  ])('%j on a ranking without penalty', (changes) => {
    expect(() => distribute(ranked, settingsOf(changes))).toThrow(RangeError);
  });

  test('logits that are no numbers, no logits, ids outside, penalties of 0', () => {
    expect(() => rankLogits(Float32Array.of(1, NaN), [])).toThrow(RangeError);
    expect(() => rankLogits(new Float32Array(), [])).toThrow(RangeError);
    expect(() => rankLogits(Float32Array.of(1, 2), [2], 1.1)).toThrow(RangeError);
    expect(() => rankLogits(Float32Array.of(1, 2), [0], 0)).toThrow(RangeError);
  });
});
