/** The tokens of both models laid out in lines as wide as their place, the same byte at the same place in both rows. */
import { useMemo } from 'react';
import { alignPieces, type PieceLine } from '@/draw/alignPieces.ts';
import { newlineEnds, SIDES, type ComparedToken, type ComparedTokens } from './comparedTokens.ts';

/** Around a label, on both sides together, as in AlignedGrid.module.css. */
const PADDING = 10;
/** No token is narrower: it must be found by a finger. */
const LEAST_WIDTH = 26;
/** Where there is no canvas (a test), a character counts as so many pixels. */
const GUESSED_WIDTH = 9;

export interface Fonts {
  readonly label: string;
  readonly bits: string;
}

/** `writeBits`: what stands below a token. */
export function useAlignedLines(
  text: string,
  compared: ComparedTokens,
  width: number,
  fonts: Fonts,
  writeBits: (bits: number | null) => string,
): readonly PieceLine[] {
  const rows = useMemo(() => {
    const label = measurer(fonts.label);
    const number = measurer(fonts.bits);
    const widthOf = (token: ComparedToken) =>
      Math.max(LEAST_WIDTH, Math.ceil(Math.max(label(token.label), number(writeBits(token.bits))) + PADDING));
    return SIDES.map((side) => {
      const { tokens } = compared[side];
      return { ends: tokens.map(({ end }) => end), widths: tokens.map(widthOf) };
    });
  }, [compared, fonts.label, fonts.bits, writeBits]);
  const breaks = useMemo(() => newlineEnds(text), [text]);
  return useMemo(() => alignPieces(rows, Math.max(width, 1), breaks), [rows, width, breaks]);
}

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
