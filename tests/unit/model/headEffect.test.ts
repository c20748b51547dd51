/** Measures of what a change does: nothing has the effect 0, and each says what its formula says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divergenceBits } from '@/model/divergence.ts';
import { effectOf, MEASURES, measureOf, readOutcome } from '@/model/headEffect.ts';
import { softmax } from '@/model/softmax.ts';

const logits = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 5, maxLength: 5 });
const TOKENS = [3, 1, 4];

describe('the effect of a change', () => {
  test('is 0 by every measure when nothing changed, whatever the logits', () => {
    fc.assert(
      fc.property(logits, (all) => {
        const before = readOutcome(all, all, TOKENS);
        const after = readOutcome(all, [...all], TOKENS);
        for (const measure of MEASURES)
          expect(effectOf(before, after, { measure, token: 0, against: 1 })).toBeCloseTo(0, 12);
      }),
    );
  });

  test('is by each measure what the whole distributions say', () => {
    fc.assert(
      fc.property(logits, logits, (p, q) => {
        const [before, after] = [readOutcome(p, p, TOKENS), readOutcome(p, q, TOKENS)];
        const by = (measure: (typeof MEASURES)[number]) => effectOf(before, after, { measure, token: 0, against: 2 });
        expect(by('divergence')).toBeCloseTo(divergenceBits(p, q), 9);
        expect(by('logitDifference')).toBeCloseTo(q[3]! - q[4]! - (p[3]! - p[4]!), 9);
        expect(by('probability')).toBeCloseTo(softmax(q)[3]! - softmax(p)[3]!, 9);
      }),
    );
  });

  test('turns round when the tokens do, and does not move when all logits rise together', () => {
    fc.assert(
      fc.property(logits, logits, (p, q) => {
        const [before, after] = [readOutcome(p, p, TOKENS), readOutcome(p, q, TOKENS)];
        const of = (token: number, against: number) =>
          effectOf(before, after, { measure: 'logitDifference', token, against });
        expect(of(0, 1)).toBeCloseTo(-of(1, 0), 9);
        const higher = readOutcome(
          p,
          q.map((z) => z + 7),
          TOKENS,
        );
        for (const measure of MEASURES) {
          const question = { measure, token: 0, against: 1 };
          expect(measureOf(higher, question)).toBeCloseTo(measureOf(after, question), 7);
        }
      }),
    );
  });
});
