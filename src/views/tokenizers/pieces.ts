/**
 * Pieces of several cuts, ready to be drawn: each with its label, whether it is part of a character, and whether the first
 * row cuts the same bytes otherwise. Pure functions of the cuts.
 */
import { bytesLabelParts, joinLabelParts } from '@/model/tokenLabel.ts';
import type { ColumnId } from '@/store/tokenizerChoices.ts';

export interface Piece {
  readonly id: number;
  /** Bytes [from, to) of the text. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** Holds bytes that are no whole character. */
  readonly isFragment: boolean;
  /** Holds no byte of the text: the blank that SentencePiece puts before it. */
  readonly isAdded: boolean;
  /** Against the first row: `longer` holds an end of a piece there, `shorter` lies within one. Null where both cut the same. */
  readonly differs: 'longer' | 'shorter' | null;
}

export interface PiecesRow {
  readonly column: ColumnId;
  readonly name: string;
  readonly pieces: readonly Piece[];
}

export interface CutRow {
  readonly column: ColumnId;
  readonly name: string;
  readonly ids: Int32Array;
  readonly ends: Int32Array;
}

/** A blank that was put before the text is written as a blank in it is. */
const ADDED_LABEL = '·';

export function readPieces(text: string, rows: readonly CutRow[]): PiecesRow[] {
  const bytes = new TextEncoder().encode(text);
  const base = rows[0]?.ends ?? new Int32Array();
  const isEnd = new Set(base);
  return rows.map(({ column, name, ids, ends }, row) => ({
    column,
    name,
    pieces: Array.from(ids, (id, at) => {
      const from = ends[at - 1] ?? 0;
      const to = ends[at]!;
      const isAdded = from === to;
      const parts = isAdded ? [] : bytesLabelParts(bytes.subarray(from, to));
      return {
        id,
        from,
        to,
        label: isAdded ? ADDED_LABEL : joinLabelParts(parts),
        isFragment: parts.some(({ kind }) => kind === 'bytes'),
        isAdded,
        differs: row === 0 || isAdded ? null : difference(from, to, base, isEnd),
      };
    }),
  }));
}

function difference(from: number, to: number, base: Int32Array, isEnd: ReadonlySet<number>): Piece['differs'] {
  const crosses = base[firstAbove(base, from)]! < to;
  if (crosses) return 'longer';
  return (from === 0 || isEnd.has(from)) && isEnd.has(to) ? null : 'shorter';
}

/** The index of the first end above a place. */
function firstAbove(ends: Int32Array, place: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Indexes [first, last] of the pieces of a row that share a byte with [from, to); null for none. */
export function piecesWithin(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  return pieces.filter((piece) => piece.from < to && piece.to > from);
}
