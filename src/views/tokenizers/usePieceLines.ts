/** The pieces of all rows laid out in lines as wide as their place. */
import { useMemo } from 'react';
import { alignPieces, newlineEnds, type PieceLine } from '@/draw/alignPieces.ts';
import { textMeasurer } from '@/elements/textMeasurer.ts';
import type { PiecesRow } from './pieces.ts';

/** Around a label, on both sides together, and between two pieces; AlignedRows has the same. */
const PADDING = 8;
/** No piece is narrower: it must be found by a finger. */
const LEAST_WIDTH = 18;

export interface Fonts {
  readonly label: string;
  readonly id: string;
}

export function usePieceLines(
  text: string,
  rows: readonly PiecesRow[],
  width: number,
  fonts: Fonts,
  showsIds: boolean,
): readonly PieceLine[] {
  const breaks = useMemo(() => newlineEnds(text), [text]);
  const widths = useMemo(() => {
    const label = textMeasurer(fonts.label);
    const id = textMeasurer(fonts.id);
    return rows.map(({ pieces }) =>
      pieces.map((piece) =>
        Math.max(LEAST_WIDTH, Math.ceil(Math.max(label(piece.label), showsIds ? id(String(piece.id)) : 0)) + PADDING),
      ),
    );
  }, [rows, fonts.label, fonts.id, showsIds]);
  return useMemo(
    () =>
      alignPieces(
        rows.map(({ pieces }, row) => ({ ends: pieces.map(({ to }) => to), widths: widths[row]! })),
        Math.max(width, 1),
        breaks,
      ),
    [rows, widths, width, breaks],
  );
}
