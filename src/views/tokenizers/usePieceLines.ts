/** The pieces of all rows laid out in lines as wide as their place. */
import { useMemo } from 'react';
import { alignPieces, type PieceLine } from '@/draw/alignPieces.ts';
import { newlineEnds, type PiecesRow } from './pieces.ts';

/** Around a label, on both sides together, and between two pieces; PieceGrid.module.css has the same. */
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
    const label = measurer(fonts.label);
    const id = measurer(fonts.id);
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

/** Where there is no canvas (a test), a character counts as so many pixels. */
const GUESSED_WIDTH = 9;

function measurer(font: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = font;
  const known = new Map<string, number>();
  return (text) => {
    let width = known.get(text);
    if (width === undefined) {
      width = context?.measureText(text).width ?? text.length * GUESSED_WIDTH;
      known.set(text, width);
    }
    return width;
  };
}
