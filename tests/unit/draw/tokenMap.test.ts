import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeMapLabels } from '@/draw/mapLabels.ts';
import { dotAt, fitPlaces, fromScreen, mapPixels, toScreen, zoomAt } from '@/draw/tokenMap.ts';

const size = { width: 400, height: 300 };
const share = fc.double({ min: 0, max: 1, noNaN: true });
const look = fc.record({ x: share, y: share, zoom: fc.double({ min: 1, max: 100, noNaN: true }) });

describe('a map', () => {
  test('holds all its places within 0 and 1, the wider side from margin to margin', () => {
    const places = fitPlaces(Float32Array.of(-3, 5, 7, 6, 2, 4));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(Math.max(...places)).toBeLessThan(1);
    expect(places[2]! - places[0]!).toBeCloseTo(0.92, 5);
    // What is higher up is nearer to the top of the screen.
    expect(places[3]!).toBeLessThan(places[1]!);
  });

  test('finds on the screen what it has put there', () => {
    fc.assert(
      fc.property(look, share, share, (view, x, y) => {
        const [backX, backY] = fromScreen(...toScreen(x, y, view, size), view, size);
        expect(backX).toBeCloseTo(x, 6);
        expect(backY).toBeCloseTo(y, 6);
      }),
    );
  });

  test('keeps under the hand what it zooms at', () => {
    fc.assert(
      fc.property(look, share, share, (view, x, y) => {
        const at = [x * size.width, y * size.height] as const;
        const before = fromScreen(...at, view, size);
        const after = fromScreen(...at, zoomAt(view, 2, ...at, size, 400), size);
        expect(after[0]).toBeCloseTo(before[0], 6);
        expect(after[1]).toBeCloseTo(before[1], 6);
      }),
    );
  });

  test('tells the dot under a point, and none where none is', () => {
    const places = Float32Array.of(0.5, 0.5, 0.9, 0.5);
    const whole = { x: 0.5, y: 0.5, zoom: 1 };
    expect(dotAt(places, 202, 151, whole, size, 8)).toBe(0);
    expect(dotAt(places, 320, 150, whole, size, 8)).toBe(1);
    expect(dotAt(places, 20, 20, whole, size, 8)).toBeNull();
  });

  test('paints a dot in its colour and the rest as paper', () => {
    const paint = { kinds: Uint8Array.of(1), colours: Uint32Array.of(7, 9), paper: 3, devicePixelRatio: 1 };
    const { words, width } = mapPixels(Float32Array.of(0.5, 0.5), { x: 0.5, y: 0.5, zoom: 1 }, size, paint);
    expect(words[150 * width + 200]).toBe(9);
    expect(new Set(words)).toEqual(new Set([3, 9]));
  });
});

test('labels never cover one another, and what comes first is labelled first', () => {
  fc.assert(
    fc.property(fc.array(share, { minLength: 4, maxLength: 200 }), look, (numbers, view) => {
      const places = Float32Array.from(numbers.slice(0, numbers.length & ~1));
      const labels = placeMapLabels(places, [1], view, size, { widthOf: () => 40, lineHeight: 15, most: 30 });
      expect(labels.length).toBeLessThanOrEqual(30);
      for (const [at, one] of labels.entries())
        for (const other of labels.slice(at + 1))
          expect(Math.abs(one.y - other.y) >= 15 || Math.abs(one.x - other.x) >= 40).toBe(true);
      const isInSight = labels.some(({ id }) => id === 1);
      if (isInSight) expect(labels[0]!.id).toBe(1);
    }),
  );
});
