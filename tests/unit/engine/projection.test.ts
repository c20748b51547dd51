import { describe, expect, test } from 'vitest';
import { placeByUmap } from '@/engine/projection/worker/placeByUmap.ts';
import { principalAxes } from '@/engine/projection/worker/principalAxes.ts';
import { uniform } from '@/model/philox.ts';

/** Two clouds of rows around two directions. */
function clouds(count: number, width: number): Float32Array {
  return Float32Array.from({ length: count * width }, (_, i) => {
    const [row, column] = [Math.floor(i / width), i % width];
    return (column === row % 2 ? 3 : 0) + uniform(1, i) - 0.5;
  });
}

describe('principal axes', () => {
  test('are those of a covariance that is known, the longest first, each of length 1', () => {
    // Variances 9 and 1 along (0.6, 0.8) and (0.8, −0.6).
    const covariance = Float32Array.of(9 * 0.36 + 0.64, 9 * 0.48 - 0.48, 9 * 0.48 - 0.48, 9 * 0.64 + 0.36);
    const { axes, shares, variance } = principalAxes(covariance, 2, 2);
    expect(variance).toBeCloseTo(10, 5);
    expect([...shares]).toEqual([expect.closeTo(0.9, 5), expect.closeTo(0.1, 5)]);
    expect([...axes]).toEqual([0.6, 0.8, 0.8, -0.6].map((value) => expect.closeTo(value, 5) as number));
  });

  test('come out the same each time', () => {
    const covariance = Float32Array.of(2, 1, 0, 1, 3, 1, 0, 1, 4);
    expect(principalAxes(covariance, 3, 3)).toEqual(principalAxes(covariance, 3, 3));
  });
});

describe('UMAP', () => {
  const rows = clouds(80, 6);

  test('gives the same places each time', () => {
    const places = placeByUmap(rows, 6, () => undefined, 60);
    expect(places).toHaveLength(160);
    expect(places.every(Number.isFinite)).toBe(true);
    expect(placeByUmap(rows, 6, () => undefined, 60)).toEqual(places);
  });

  test('sets apart what is apart, and says how far it is', () => {
    const told: number[] = [];
    const places = placeByUmap(rows, 6, (done) => told.push(done), 100);
    const place = (row: number) => [places[2 * row]!, places[2 * row + 1]!] as const;
    const apart = (a: number, b: number) => Math.hypot(place(a)[0] - place(b)[0], place(a)[1] - place(b)[1]);
    const nearest = (row: number) =>
      Array.from({ length: 80 }, (_, other) => other)
        .filter((other) => other !== row)
        .sort((a, b) => apart(row, a) - apart(row, b))[0]!;
    for (let row = 0; row < 80; row++) expect(nearest(row) % 2).toBe(row % 2);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });
});
