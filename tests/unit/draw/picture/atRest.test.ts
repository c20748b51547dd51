/** At rest the whole story is in view: for any depth, any text and any screen. */
import { describe, expect, test } from 'vitest';
import { chooseParts } from '@/draw/picture/chooseParts.ts';
import {
  arcLane,
  columnX,
  hasWord,
  layoutPicture,
  lensLane,
  mostColumns,
  rowMates,
  rowOf,
  rowTops,
} from '@/draw/picture/layoutPicture.ts';

/** What the page leaves the drawing: 1440 × 900, 1280 × 720 and 1024 × 768, with a short text and with the longest. */
const ROOMS = [
  { name: '1440 × 900, short text', width: 520, height: 500, isWide: true },
  { name: '1440 × 900, long text', width: 520, height: 330, isWide: true },
  { name: '1280 × 720, short text', width: 422, height: 326, isWide: false },
  { name: '1280 × 720, long text', width: 422, height: 240, isWide: false },
  { name: '1024 × 768, short text', width: 358, height: 378, isWide: false },
  { name: '1024 × 768, long text', width: 358, height: 240, isWide: false },
];
const LAYERS = [6, 12, 24, 48];
const TOKENS = [1, 5, 22, 40, 200];

const CASES = ROOMS.flatMap((room) =>
  LAYERS.flatMap((layers) => TOKENS.map((tokens) => ({ ...room, layers, tokens }))),
);

function layoutOf({ width, height, isWide, layers, tokens }: (typeof CASES)[number]) {
  const columns = Math.min(tokens, mostColumns(width));
  const parts = chooseParts({ columns, layers, width, height, isWide });
  return layoutPicture({
    columns,
    layers,
    width,
    height,
    candidates: parts.candidates + (parts.hasRest ? 1 : 0),
    longestLabel: 12,
    mostLetters: parts.letters,
    hasFootLine: !isWide && !parts.isLow,
    open: null,
  });
}

describe.each(ROOMS)('at $name', ({ name }) => {
  test.each(CASES.filter((each) => each.name === name))(
    '$tokens tokens and $layers layers are in view from entry to exit',
    (given) => {
      const layout = layoutOf(given);
      expect(layout.height).toBeLessThanOrEqual(given.height + 1e-6);
      expect(layout.width).toBeLessThanOrEqual(given.width + 1e-6);
      expect(layout.tokens.bottom).toBeLessThanOrEqual(layout.height);
      expect(columnX(layout, 0)).toBeGreaterThan(0);

      // Every layer has a row, between what enters and what comes out; rows follow one another.
      const tops = rowTops(layout);
      expect(tops).toHaveLength(layout.rowCount);
      expect(rowOf(layout, given.layers - 1).top).toBeCloseTo(layout.next.bottom, 6);
      expect(lensLane(layout, 0).bottom).toBeLessThan(layout.tokens.top);
      const counts = tops.map((last) => last - rowMates(layout, last).first + 1);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(given.layers);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      expect(layout.rowCount).toBeGreaterThanOrEqual(2);
      expect(layout.folded).toBe(0);

      // Labels of 12-pixel type never touch: rows' numbers, and the words of the lens from bottom to top.
      for (const last of tops) {
        const { top, bottom } = rowOf(layout, last);
        expect(bottom - top).toBeGreaterThanOrEqual(15 - 1e-6);
        expect(arcLane(layout, last).bottom - arcLane(layout, last).top).toBeGreaterThanOrEqual(8 - 1e-6);
      }
      const levels = Array.from({ length: given.layers + 1 }, (_, level) => level).filter((level) =>
        hasWord(layout, level),
      );
      expect(levels).toHaveLength(layout.rowCount + 1);
      levels.slice(1).forEach((level, below) => {
        expect(lensLane(layout, level).bottom).toBeLessThanOrEqual(lensLane(layout, levels[below] ?? 0).top + 1e-6);
      });
    },
  );
});

test('GPT-2 small has a row for every layer on a desk, and with a few words on a projector', () => {
  for (const [room, height, tokens] of [
    [ROOMS[0], 500, 5],
    [ROOMS[0], 424, 22],
    [ROOMS[4], 378, 5],
  ] as const)
    expect(layoutOf({ ...room!, height, layers: 12, tokens }).rowCount).toBe(12);
});

test('between few tokens arcs have more room than between many', () => {
  const [few, many] = [5, 40].map((tokens) => layoutOf({ ...ROOMS[0]!, layers: 6, tokens }));
  const heights = [few!, many!].map((layout) => rowOf(layout, 0).bottom - rowOf(layout, 0).top);
  expect(heights[0]).toBeGreaterThanOrEqual(heights[1]!);
});
