import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tensor } from '@/model/tensor.ts';
import { cellAt, cellFrame, heatmapPixels, layoutHeatmap } from '@/draw/heatmap.ts';
import { LIGHT_PALETTE } from '@/draw/palette.ts';
import { attentionScale } from '@/draw/scales.ts';

const scale = attentionScale(LIGHT_PALETTE);
const PAPER = 1;
const HATCH = 2;
const paint = { scale, paper: PAPER, hatch: HATCH };

const space = fc.record({
  rows: fc.integer({ min: 1, max: 256 }),
  columns: fc.integer({ min: 1, max: 256 }),
  width: fc.integer({ min: 20, max: 900 }),
  height: fc.integer({ min: 20, max: 900 }),
  devicePixelRatio: fc.constantFrom(1, 1.1, 1.25, 1.5, 2, 3),
});

/** A T×T matrix whose weights are all 0 but those given. */
function matrix(tokens: number, weights: readonly (readonly [query: number, key: number, weight: number])[]) {
  const data = new Float32Array(tokens * tokens);
  for (const [query, key, weight] of weights) data[query * tokens + key] = weight;
  return tensor(['query', 'key'], [tokens, tokens], data);
}

describe('the layout of a heatmap', () => {
  test('leads from a cell to its middle and back to the same cell', () => {
    fc.assert(
      fc.property(space, fc.nat(), fc.nat(), (room, someRow, someColumn) => {
        const layout = layoutHeatmap(room);
        const [row, column] = [someRow % room.rows, someColumn % room.columns];
        const { x, y, size } = cellFrame(layout, row, column);
        expect(cellAt(layout, x + size / 2, y + size / 2)).toEqual({ row, column });
      }),
    );
  });

  test('stays within the room, and uses at least nine tenths of it one way', () => {
    fc.assert(
      fc.property(space, (room) => {
        const { width, height } = layoutHeatmap(room);
        expect(width).toBeLessThanOrEqual(room.width + 1e-6);
        expect(height).toBeLessThanOrEqual(room.height + 1e-6);
        expect(Math.max(width / room.width, height / room.height)).toBeGreaterThan(0.9 - 1e-6);
      }),
    );
  });

  test('knows no cell outside', () => {
    const layout = layoutHeatmap({ rows: 4, columns: 4, width: 100, height: 100 });
    expect(cellAt(layout, -1, 5)).toBeNull();
    expect(cellAt(layout, 5, 100)).toBeNull();
    expect(cellAt(layoutHeatmap({ rows: 4, columns: 4, width: 0, height: 0 }), 0, 0)).toBeNull();
  });

  test('makes no cell larger than it may be', () => {
    expect(layoutHeatmap({ rows: 2, columns: 2, width: 400, height: 400, maxCell: 32 }).cell).toBe(32);
  });

  test('makes no cell smaller than it must be, and then is larger than its room', () => {
    fc.assert(
      fc.property(space, fc.integer({ min: 1, max: 20 }), (room, minCell) => {
        const { cell, width, height } = layoutHeatmap({ ...room, minCell });
        // Whole device pixels may take a little off again.
        expect(cell).toBeGreaterThanOrEqual(minCell * 0.9);
        expect([width, height]).toEqual([cell * room.columns, cell * room.rows]);
      }),
    );
  });
});

describe('the pixels of a heatmap', () => {
  test('show each weight in the colour of the scale, in the middle of its cell', () => {
    const weights = matrix(4, [
      [0, 0, 1],
      [2, 1, 0.5],
      [3, 3, 0.25],
    ]);
    const layout = layoutHeatmap({ rows: 4, columns: 4, width: 80, height: 80, devicePixelRatio: 2 });
    const { words, width } = heatmapPixels(weights, layout, paint);
    for (let query = 0; query < 4; query += 1)
      for (let key = 0; key < 4; key += 1)
        expect(words[(query * 40 + 20) * width + key * 40 + 20]).toBe(
          scale.table[scale.indexOf(weights.data[query * 4 + key] ?? 0)],
        );
  });

  test('keep every maximum where cells are finer than pixels', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 256 }), fc.nat(), fc.nat(), (tokens, someQuery, someKey) => {
        const query = someQuery % tokens;
        const key = someKey % (query + 1);
        const layout = layoutHeatmap({ rows: tokens, columns: tokens, width: 60, height: 60 });
        const { words } = heatmapPixels(matrix(tokens, [[query, key, 1]]), layout, paint);
        expect(words).toContain(scale.table[255]);
      }),
      { numRuns: 30 },
    );
  });

  test('are hatched above the diagonal and nowhere else', () => {
    const layout = layoutHeatmap({ rows: 8, columns: 8, width: 240, height: 240 });
    const { words, width, height } = heatmapPixels(matrix(8, []), layout, { ...paint, isCausal: true });
    let hatched = 0;
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1)
        if (words[y * width + x] === HATCH) {
          hatched += 1;
          expect(Math.floor(x / 30)).toBeGreaterThan(Math.floor(y / 30));
        }
    expect(hatched).toBeGreaterThan(1000);
  });

  test('hold back the first key when asked', () => {
    const layout = layoutHeatmap({ rows: 2, columns: 2, width: 40, height: 40 });
    const weights = matrix(2, [[1, 0, 1]]);
    const { words, width } = heatmapPixels(weights, layout, { ...paint, dimFirst: true });
    expect(words[30 * width + 10]).toBe(scale.table[scale.indexOf(0.15)]);
  });
});
