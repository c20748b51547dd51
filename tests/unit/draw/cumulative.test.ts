import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutCumulative, needlePosition } from '@/draw/cumulative.ts';

/** Probabilities in falling order that sum to 1. */
const falling = fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 1, maxLength: 200 }).map((raw) => {
  const sum = raw.reduce((total, value) => total + value, 0);
  return raw.map((value) => value / sum).sort((one, other) => other - one);
});

describe('the cumulative bar', () => {
  test('is filled without gaps or overlaps', () => {
    fc.assert(
      fc.property(falling, fc.integer({ min: 50, max: 1000 }), (probabilities, width) => {
        const { segments, rest } = layoutCumulative(probabilities, width);
        let end = 0;
        for (const segment of [...segments, ...(rest ? [rest] : [])]) {
          expect(segment.x).toBeCloseTo(end, 6);
          end = segment.x + segment.width;
        }
        expect(end).toBeCloseTo(width, 6);
        expect(segments.length + (rest?.count ?? 0)).toBe(probabilities.length);
      }),
    );
  });

  test('shows a segment as long as it is a pixel wide', () => {
    fc.assert(
      fc.property(falling, (probabilities) => {
        const { segments } = layoutCumulative(probabilities, 300);
        expect(segments.every((segment) => segment.width >= 1 - 1e-9)).toBe(true);
        expect(segments.length).toBe(probabilities.filter((probability) => probability * 300 >= 1).length);
      }),
    );
  });

  test('puts the needle into the segment whose range holds the draw', () => {
    fc.assert(
      fc.property(falling, fc.double({ min: 0, max: 0.999999, noNaN: true }), (probabilities, draw) => {
        const { segments, rest } = layoutCumulative(probabilities, 500);
        const x = needlePosition(draw, 500);
        const under = segments.find((segment) => draw >= segment.start && draw < segment.end);
        if (under) expect(x >= under.x - 1e-9 && x <= under.x + under.width + 1e-9).toBe(true);
        else expect(rest === null || x >= rest.x - 1e-9).toBe(true);
      }),
    );
  });

  test('has no rest when every candidate is seen', () => {
    expect(layoutCumulative([0.5, 0.3, 0.2], 100).rest).toBeNull();
    expect(layoutCumulative([], 100)).toEqual({ segments: [], rest: null });
  });
});
