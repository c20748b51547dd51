import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIGHT_PALETTE } from '@/draw/palette.ts';
import { divergingScale } from '@/draw/scales.ts';
import { layoutStrip, stripCell, stripIndexAt, stripPixels } from '@/draw/strip.ts';

const space = fc.record({
  count: fc.integer({ min: 1, max: 3072 }),
  width: fc.integer({ min: 40, max: 1200 }),
  cellHeight: fc.integer({ min: 4, max: 24 }),
  devicePixelRatio: fc.constantFrom(1, 1.5, 2),
});

describe('a strip', () => {
  test('leads from a component to its cell and back', () => {
    fc.assert(
      fc.property(space, fc.nat(), (room, some) => {
        const layout = layoutStrip(room);
        const index = some % room.count;
        const { x, y, width, height } = stripCell(layout, index);
        expect(stripIndexAt(layout, x + width / 2, y + height / 2)).toBe(index);
      }),
    );
  });

  test('holds every component within the width', () => {
    fc.assert(
      fc.property(space, (room) => {
        const layout = layoutStrip(room);
        expect(layout.columns * layout.rows).toBeGreaterThanOrEqual(room.count);
        expect((layout.rows - 1) * layout.columns).toBeLessThan(room.count);
        expect(layout.width).toBeLessThanOrEqual(room.width + 1e-6);
      }),
    );
  });

  test('wraps the widths of GPT-2 into rows of one length', () => {
    for (const count of [192, 768, 1024, 1280])
      expect(count % layoutStrip({ count, width: 500, cellHeight: 14 }).columns).toBe(0);
  });

  test('has no component beyond the last', () => {
    const layout = layoutStrip({ count: 7, width: 40, cellHeight: 10, minCellWidth: 10 });
    expect(layout).toMatchObject({ columns: 4, rows: 2 });
    expect(stripIndexAt(layout, layout.width - 1, 15)).toBeNull();
  });

  test('paints below zero in orange, zero as paper, above in blue', () => {
    const scale = divergingScale(LIGHT_PALETTE, 1);
    const layout = layoutStrip({ count: 3, width: 30, cellHeight: 10 });
    const { words } = stripPixels(Float32Array.of(-1, 0, 1), layout, { scale, paper: 0 });
    expect([words[5], words[15], words[25]]).toEqual([scale.table[0], scale.table[scale.indexOf(0)], scale.table[255]]);
  });
});
