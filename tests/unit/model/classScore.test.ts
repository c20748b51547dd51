/** A class beside a model, in bits: the laws that hold whatever was answered. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classScore } from '@/model/classScore.ts';

const counts = fc
  .array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 })
  .filter((all) => all.some(Boolean));
/** A class with probabilities of what it named that sum to at most 1. */
const classes = counts.chain((given) =>
  fc
    .tuple(
      fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: given.length, maxLength: given.length }),
      fc.double({ min: 0.05, max: 1, noNaN: true }),
    )
    .map(([weights, total]) => {
      const sum = weights.reduce((all, weight) => all + weight, 0);
      return { given, probabilities: weights.map((weight) => (total * weight) / sum) };
    }),
);

describe('a class beside a model', () => {
  test('Gibbs: no model is surprised less by a class than the class is divided', () => {
    fc.assert(
      fc.property(classes, ({ given, probabilities }) => {
        const { surprise, own, apart } = classScore(given, probabilities)!;
        expect(surprise).toBeGreaterThanOrEqual(own - 1e-9);
        expect(apart).toBeCloseTo(Math.max(0, surprise - own), 9);
      }),
    );
  });

  test('a model that gives just the class’s shares loses nothing', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const total = given.reduce((sum, count) => sum + count, 0);
        const { surprise, own, apart, named } = classScore(
          given,
          given.map((count) => count / total),
        )!;
        expect(surprise).toBeCloseTo(own, 9);
        expect(apart).toBeCloseTo(0, 9);
        expect(named).toBeCloseTo(1, 9);
      }),
    );
  });

  test('the mean surprise is the mean over people, in whatever order they answered', () => {
    fc.assert(
      fc.property(classes, ({ given, probabilities }) => {
        const people = given.flatMap((count, at) =>
          Array.from({ length: count }, () => -Math.log2(probabilities[at]!)),
        );
        const mean = people.reduce((sum, bits) => sum + bits, 0) / people.length;
        expect(classScore(given, probabilities)!.surprise).toBeCloseTo(mean, 9);
        const turned = classScore([...given].reverse(), [...probabilities].reverse())!;
        expect(turned.surprise).toBeCloseTo(mean, 9);
        expect(turned.answers).toBe(people.length);
      }),
    );
  });

  test('who all say the same are not divided; k different answers divide a class by log₂ k at most', () => {
    expect(classScore([7], [0.25])).toEqual({ answers: 7, surprise: 2, own: 0, apart: 2, named: 0.25 });
    fc.assert(
      fc.property(counts, (given) => {
        const { own } = classScore(
          given,
          given.map(() => 0.1),
        )!;
        expect(own).toBeLessThanOrEqual(Math.log2(given.filter(Boolean).length) + 1e-9);
      }),
    );
  });

  test('the worked case is as it is told, and nobody is no class', () => {
    const { surprise, own, apart } = classScore([3, 1], [1 / 2, 1 / 8])!;
    expect(surprise).toBe(1.5);
    expect(own).toBeCloseTo(0.811, 3);
    expect(apart).toBeCloseTo(0.689, 3);
    expect(classScore([0, 0], [0.5, 0.5])).toBeNull();
  });
});
