/** The steps in which a page of pieces is drawn. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieceSteps } from '@/views/merges/pieceSteps.ts';

const counts = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 240 });
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('The steps in which pieces are drawn', () => {
  it('leave none out: they rise, and the last is all of them', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const ends = pieceSteps(given);
        expect(ends).toEqual([...new Set(ends)].toSorted((left, right) => left - right));
        expect(ends.at(-1) ?? 0).toBe(given.length);
      }),
    );
  });

  it('hold no more tokens than were asked for, but for a piece that is longer by itself', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 200 }), (given, most) => {
        const ends = pieceSteps(given, most);
        ends.forEach((end, at) => {
          const step = given.slice(ends[at - 1] ?? 0, end);
          expect(step.length === 1 || sum(step) <= most).toBe(true);
        });
      }),
    );
  });

  it('draws a short text at once', () => {
    expect(pieceSteps([1, 2, 1])).toEqual([3]);
    expect(pieceSteps([])).toEqual([]);
  });
});
