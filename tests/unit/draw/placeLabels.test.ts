/** Labels above marks never cover one another, and keep to their room. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeLabels } from '@/draw/placeLabels.ts';

const GAP = 10;
const ROOM = 300;

it('labels stand in order, apart, within their room, and at their mark where nothing is in the way', () => {
  const label = fc.record({ start: fc.nat(ROOM), width: fc.integer({ min: 5, max: 60 }) });
  fc.assert(
    fc.property(fc.array(label, { maxLength: 4 }), (labels) => {
      const starts = labels.map(({ start }) => start).sort((a, b) => a - b);
      const widths = labels.map(({ width }) => width);
      const places = placeLabels(starts, widths, { gap: GAP, width: ROOM });
      places.forEach((place, at) => {
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place + widths[at]!).toBeLessThanOrEqual(ROOM);
        if (at > 0) expect(place).toBeGreaterThanOrEqual(places[at - 1]! + widths[at - 1]! + GAP);
      });
    }),
  );
  expect(placeLabels([0, 5, 200], [40, 40, 40], { gap: GAP, width: ROOM })).toEqual([0, 50, 200]);
});
