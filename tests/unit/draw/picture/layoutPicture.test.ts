import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseColumns } from '@/draw/picture/chooseColumns.ts';
import {
  arcLane,
  columnAt,
  columnX,
  layerAt,
  layoutPicture,
  lensLane,
  levelAt,
  mlpLane,
  mostColumns,
  nextRowY,
  rowMates,
  rowOf,
  rowTops,
} from '@/draw/picture/layoutPicture.ts';

/** Any text and any room for it. */
const space = fc.record({
  columns: fc.integer({ min: 1, max: 64 }),
  layers: fc.integer({ min: 1, max: 48 }),
  width: fc.integer({ min: 280, max: 1600 }),
  height: fc.integer({ min: 200, max: 1200 }),
  candidates: fc.integer({ min: 1, max: 9 }),
  longestLabel: fc.integer({ min: 1, max: 30 }),
  mostLetters: fc.integer({ min: 3, max: 10 }),
  hasFootLine: fc.boolean(),
  open: fc.constant(null),
});

describe('the lanes', () => {
  test('of the lens, the MLPs and the arcs never share a pixel, and follow one another without a gap', () => {
    fc.assert(
      fc.property(space, (given) => {
        const layout = layoutPicture(given);
        for (const layer of rowTops(layout)) {
          expect(layerAt(layout, rowOf(layout, layer).top)).toBe(layer);
          const { first } = rowMates(layout, layer);
          const [lens, mlp, arcs, below] = [
            lensLane(layout, layer + 1),
            mlpLane(layout, layer),
            arcLane(layout, layer),
            lensLane(layout, first),
          ];
          expect(layout.hasColumnWords ? lens.bottom : lens.top).toBeCloseTo(mlp.top, 6);
          expect(mlp.bottom).toBeCloseTo(arcs.top, 6);
          expect(arcs.bottom).toBeCloseTo(below.top, 6);
          expect(arcs.bottom - arcs.top).toBeGreaterThanOrEqual(8 - 1e-6);
        }
        expect(lensLane(layout, 0).bottom).toBeLessThan(layout.tokens.top);
        expect(lensLane(layout, given.layers).top).toBeCloseTo(layout.next.bottom, 6);
        expect(nextRowY(layout, given.candidates - 1)).toBeLessThan(layout.next.bottom);
      }),
    );
  });

  test('are found again from a height', () => {
    fc.assert(
      fc.property(space, fc.nat(), (given, pick) => {
        const layout = layoutPicture(given);
        const { top, bottom } = lensLane(layout, 0);
        expect(levelAt(layout, (top + bottom) / 2)).toBe(0);
        // A row that is shared is theirs in equal parts.
        const layer = pick % given.layers;
        const { first, last } = rowMates(layout, layer);
        const row = rowOf(layout, layer);
        const height = (row.bottom - row.top) / (last - first + 1);
        expect(levelAt(layout, row.bottom - (layer - first + 0.5) * height)).toBe(layer + 1);
      }),
    );
  });
});

/** The same with one row open. */
const openSpace = space.chain((given) =>
  fc
    .record({
      layer: fc.integer({ min: 0, max: given.layers - 1 }),
      least: fc.integer({ min: 20, max: 500 }),
      grows: fc.boolean(),
    })
    .map((open) => ({ ...given, open })),
);

describe('the fish-eye', () => {
  test('opens one row, at least as high as asked; the others are thin or folded, and none overlaps another', () => {
    fc.assert(
      fc.property(openSpace, (given) => {
        const layout = layoutPicture(given);
        const heights = layout.rows.map(({ top, bottom }) => bottom - top);
        heights.forEach((height, layer) => {
          if (layer === given.open.layer) expect(height).toBeGreaterThanOrEqual(given.open.least - 1e-6);
          else if (height !== 0)
            expect([height >= (given.open.grows ? 2.5 : 6) - 1e-6, height <= 10 + 1e-6]).toEqual([true, true]);
          const above = layout.rows[layer + 1];
          if (above) expect(above.bottom).toBeCloseTo(layout.rows[layer]!.top, 6);
          expect(arcLane(layout, layer)).toEqual(layout.rows[layer]);
        });
        expect(layout.folded).toBe(heights.filter((height) => height === 0).length);
        expect(layout.rows.at(-1)!.top).toBeCloseTo(layout.next.bottom, 6);
        expect(layout.rows[0]!.bottom).toBeLessThan(layout.tokens.top);
      }),
    );
  });

  test('fills exactly the height there is, wherever the panel leaves some', () => {
    fc.assert(
      fc.property(openSpace, (given) => {
        const layout = layoutPicture({ ...given, open: { ...given.open, grows: true } });
        const around = layout.height - layout.rows.reduce((sum, { top, bottom }) => sum + bottom - top, 0);
        expect(layout.height).toBeCloseTo(Math.max(given.height, around + given.open.least), 6);
        expect(layout.panel).toEqual(layout.rows[given.open.layer]);
      }),
    );
  });

  test('gives the open row what it wants, as soon as the others have a strip to be told apart in', () => {
    fc.assert(
      fc.property(openSpace, fc.integer({ min: 30, max: 900 }), (given, wanted) => {
        const layout = layoutPicture({ ...given, open: { ...given.open, grows: true, wanted } });
        const { top, bottom } = layout.rows[given.open.layer]!;
        const room = layout.rows.reduce((sum, row) => sum + row.bottom - row.top, 0);
        expect(bottom - top).toBeGreaterThanOrEqual(Math.min(wanted, room - 24) - 1e-6);
      }),
    );
  });

  test('folds the layers furthest from the open one first', () => {
    fc.assert(
      fc.property(openSpace, (given) => {
        const { rows } = layoutPicture(given);
        const distances = (isFolded: boolean) =>
          rows.flatMap(({ top, bottom }, layer) =>
            (bottom === top) === isFolded ? [Math.abs(layer - given.open.layer)] : [],
          );
        expect(Math.min(Infinity, ...distances(true))).toBeGreaterThanOrEqual(Math.max(...distances(false)));
      }),
    );
  });

  test('leaves the streams where they are', () => {
    fc.assert(
      fc.property(openSpace, ({ open, ...given }) => {
        const opened = layoutPicture({ ...given, open, width: Math.max(given.width, 480) });
        const whole = layoutPicture({ ...given, open: null, width: Math.max(given.width, 480) });
        for (let column = 0; column < given.columns; column += 1)
          expect(columnX(opened, column)).toBe(columnX(whole, column));
      }),
    );
  });
});

describe('the columns', () => {
  test('do not overlap, stay inside, and are found again from their middle', () => {
    fc.assert(
      fc.property(space, (given) => {
        const layout = layoutPicture(given);
        expect(layout.pitch).toBeGreaterThanOrEqual(11);
        for (let column = 0; column < given.columns; column += 1) {
          const x = columnX(layout, column);
          expect(x - layout.pitch / 2).toBeGreaterThanOrEqual(0);
          expect(x + layout.pitch / 2).toBeLessThanOrEqual(layout.width);
          expect(columnAt(layout, x)).toBe(column);
        }
        expect(columnAt(layout, columnX(layout, given.columns - 1) + layout.pitch)).toBeNull();
      }),
    );
  });

  test('fill the room there is before they scroll', () => {
    const layout = layoutPicture({
      columns: 40,
      layers: 6,
      width: 560,
      height: 486,
      candidates: 6,
      longestLabel: 6,
      mostLetters: 8,
      hasFootLine: false,
      open: null,
    });
    expect(layout.width).toBeLessThanOrEqual(570);
    expect(layout.density).toBe('narrow');
  });

  test('have room for as many tokens as are said to fit, and then nothing scrolls', () => {
    fc.assert(
      fc.property(space, (given) => {
        const columns = mostColumns(given.width);
        expect(layoutPicture({ ...given, columns }).width).toBeLessThanOrEqual(Math.max(given.width, 280) + 1e-6);
      }),
    );
  });
});

describe('the tokens that have a column', () => {
  const text = fc
    .record({ length: fc.integer({ min: 1, max: 300 }), most: fc.integer({ min: 3, max: 80 }) })
    .chain(({ length, most }) =>
      fc.record({ length: fc.constant(length), most: fc.constant(most), query: fc.nat(length - 1) }),
    );

  test('are the first, the last and the query, and a run of neighbours between', () => {
    fc.assert(
      fc.property(text, ({ length, query, most }) => {
        const columns = chooseColumns(length, query, most);
        expect(columns).toHaveLength(Math.min(length, most));
        expect(columns[0]).toBe(0);
        expect(columns.at(-1)).toBe(length - 1);
        expect(columns).toContain(query);
        expect(columns).toEqual([...new Set(columns)].sort((a, b) => a - b));
        const run = columns.slice(1, -1);
        run.forEach((at, index) => expect(at).toBe((run[0] ?? 0) + index));
      }),
    );
  });

  test('stay where they are when a later one of them is chosen', () => {
    const before = chooseColumns(200, 120, 40);
    for (const query of before.slice(21, -1)) expect(chooseColumns(200, query, 40)).toEqual(before);
  });
});
