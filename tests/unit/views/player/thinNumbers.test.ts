import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thinNumbers } from '@/views/player/thinNumbers.ts';

const line = fc.record({
  layers: fc.integer({ min: 1, max: 96 }),
  width: fc.double({ min: 100, max: 600, noNaN: true }),
  pick: fc.nat(),
});

test('numbers of the layers never touch, the current one is there, and there is at least one', () => {
  fc.assert(
    fc.property(line, fc.boolean(), ({ layers, width, pick }, isThere) => {
      const current = isThere ? pick % layers : null;
      const written = thinNumbers(layers, width, current).flatMap((isWritten, layer) => (isWritten ? [layer] : []));
      if (current !== null) expect(written).toContain(current);
      expect(written.length).toBeGreaterThan(0);
      const apart = layers > 9 ? 20 : 14;
      written.slice(1).forEach((layer, before) => {
        expect(((layer - (written[before] ?? 0)) * width) / layers).toBeGreaterThanOrEqual(apart - 1e-9);
      });
    }),
  );
});

test('all of them are written where there is room', () => {
  expect(thinNumbers(12, 300, null)).toEqual(Array.from({ length: 12 }, () => true));
  expect(thinNumbers(6, 110, 2)).toEqual(Array.from({ length: 6 }, () => true));
});

test('without room every second, fourth, tenth … is', () => {
  const written = (width: number) =>
    thinNumbers(48, width, null).flatMap((isWritten, layer) => (isWritten ? [layer + 1] : []));
  expect(written(480)).toEqual([...Array(24).keys()].map((at) => 2 * at + 2));
  expect(written(200)).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45]);
});
