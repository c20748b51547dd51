/** Laws of laying several cuts of one text under one another. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignPieces, type PieceRow } from '@/draw/alignPieces.ts';

/** Cuts of a text of so many bytes: each some of the places inside, and its end; widths by index. */
const anyRows = fc.integer({ min: 1, max: 40 }).chain((length) =>
  fc.array(
    fc
      .tuple(
        fc.array(fc.integer({ min: 0, max: length })),
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 60, maxLength: 60 }),
      )
      .map(([inside, widths]): PieceRow => {
        const ends = [...inside, length].sort((a, b) => a - b);
        return { ends, widths: ends.map((_, at) => widths[at % widths.length]!) };
      }),
    { minLength: 1, maxLength: 4 },
  ),
);
const anyBreaks = fc.array(fc.integer({ min: 0, max: 40 })).map((places) => new Set(places));
const anyWidth = fc.integer({ min: 10, max: 300 });

describe('Pieces of several cuts', () => {
  it('are all placed, each once and in order, and each line follows on the one before', () => {
    fc.assert(
      fc.property(anyRows, anyWidth, anyBreaks, (rows, width, breaks) => {
        const lines = alignPieces(rows, width, breaks);
        rows.forEach((row, at) =>
          expect(lines.flatMap((line) => line.rows[at]!.map((piece) => piece.at))).toEqual(
            Array.from(row.ends, (_, index) => index),
          ),
        );
        lines.forEach((line, at) => expect(line.from).toBe(lines[at - 1]?.to ?? 0));
      }),
    );
  });

  it('have the room that their label needs, and leave none between them', () => {
    fc.assert(
      fc.property(anyRows, anyWidth, anyBreaks, (rows, width, breaks) => {
        for (const line of alignPieces(rows, width, breaks))
          line.rows.forEach((pieces, row) => {
            let x = 0;
            for (const piece of pieces) {
              expect(piece.x).toBe(x);
              expect(piece.width).toBeGreaterThanOrEqual(rows[row]!.widths[piece.at]!);
              x += piece.width;
            }
            expect(x).toBe(line.width);
          });
      }),
    );
  });

  it('end at the same place on the screen where they end at the same byte', () => {
    fc.assert(
      fc.property(anyRows, anyWidth, (rows, width) => {
        for (const line of alignPieces(rows, width, new Set())) {
          const xOf = new Map<number, number>();
          line.rows.forEach((pieces, row) =>
            pieces.forEach(({ at, x, width: wide }, index) => {
              const end = rows[row]!.ends[at]!;
              // Pieces without a byte share their place with their neighbours.
              if (end === (rows[row]!.ends[at - 1] ?? 0)) return;
              if (pieces[index + 1] !== undefined && rows[row]!.ends[pieces[index + 1]!.at] === end) return;
              expect(xOf.get(end) ?? x + wide).toBe(x + wide);
              xOf.set(end, x + wide);
            }),
          );
        }
      }),
    );
  });

  it('fill a line no further than it is wide, unless they agree nowhere within it', () => {
    fc.assert(
      fc.property(anyRows, anyWidth, (rows, width) => {
        for (const line of alignPieces(rows, width, new Set())) {
          const shared = Array.from(rows[0]!.ends).filter(
            (end) => end > line.from && end < line.to && rows.every(({ ends }) => Array.from(ends).includes(end)),
          );
          if (shared.length > 0) expect(line.width).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it('begin a new line after a newline', () => {
    const row = { ends: [2, 3, 5], widths: [10, 10, 10] };
    const lines = alignPieces([row, row], 500, new Set([3]));
    expect(lines.map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [3, 5],
    ]);
  });

  it('of nothing are nothing', () => {
    expect(alignPieces([], 100, new Set())).toEqual([]);
    expect(alignPieces([{ ends: [], widths: [] }], 100, new Set())).toEqual([]);
  });
});
