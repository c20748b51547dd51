import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutPicture, mlpLane } from '@/draw/picture/layoutPicture.ts';
import { bandPath, bandPoints, bandScale, bandWidth, nodeRadius } from '@/draw/picture/streamBand.ts';

const layout = layoutPicture({
  columns: 10,
  layers: 3,
  width: 620,
  height: 500,
  candidates: 6,
  longestLabel: 6,
  mostLetters: 8,
  hasFootLine: false,
  open: null,
});
const length = fc.double({ min: 1e-3, max: 1e5, noNaN: true });
/** Undefined until it has arrived. */
const column = fc.option(
  fc.record({
    embedding: length,
    layers: fc.array(fc.record({ middle: length, after: length }), { minLength: 3, maxLength: 3 }),
  }),
  { nil: undefined },
);

describe('the band', () => {
  test('is never narrower for a longer stream, and leaves room between columns', () => {
    fc.assert(
      fc.property(length, length, length, length, (a, b, c, d) => {
        const [least = 0, shorter = 0, longer = 0, most = 0] = [a, b, c, d].sort((one, other) => one - other);
        const scale = { least, most };
        expect(bandWidth(layout, scale, shorter)).toBeLessThanOrEqual(bandWidth(layout, scale, longer) + 1e-9);
        expect(bandWidth(layout, scale, longer)).toBeLessThan(layout.pitch);
        expect(bandWidth(layout, scale, shorter)).toBeGreaterThan(0);
      }),
    );
  });

  test('has a scale that reaches from the shortest to the longest length there is', () => {
    fc.assert(
      fc.property(fc.array(column, { maxLength: 6 }), (columns) => {
        const known = columns
          .filter((sizes) => sizes !== undefined)
          .flatMap(({ embedding, layers }) => [embedding, ...layers.flatMap(({ middle, after }) => [middle, after])]);
        const scale = bandScale(columns);
        if (known.length === 0) expect(scale).toBeNull();
        else expect(scale).toEqual({ least: Math.min(...known), most: Math.max(...known) });
      }),
    );
  });

  test('runs upwards without a break, whatever has arrived', () => {
    fc.assert(
      fc.property(column, (sizes) => {
        const points = bandPoints(layout, bandScale([sizes]), sizes);
        points.forEach(([y, half], at) => {
          expect(y).toBeLessThanOrEqual(points[at - 1]?.[0] ?? Infinity);
          expect(half).toBeGreaterThan(0);
        });
        expect(bandPath(layout, 0, points)).not.toMatch(/NaN|undefined/);
      }),
    );
  });
});

describe('the node of an MLP', () => {
  test('has an area in proportion to the write, and fits its lane', () => {
    const { top, bottom } = mlpLane(layout, 0);
    const full = nodeRadius(layout, 1);
    expect(full * 2).toBeLessThanOrEqual(bottom - top + 1e-9);
    expect(nodeRadius(layout, 0.25) ** 2 / full ** 2).toBeCloseTo(0.25, 9);
    expect(nodeRadius(layout, 7)).toBe(full);
    expect(nodeRadius(layout, 0)).toBe(0);
  });
});
