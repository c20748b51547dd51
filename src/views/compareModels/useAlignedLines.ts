/** The tokens of both models laid out in lines as wide as their place, the same byte at the same place in both rows. */
import { useMemo } from 'react';
import { alignPieces, newlineEnds, type PieceLine } from '@/draw/alignPieces.ts';
import { textMeasurer } from '@/elements/textMeasurer.ts';
import { SIDES, type ComparedToken, type ComparedTokens } from './comparedTokens.ts';

/** Around a label, on both sides together, as in AlignedGrid.module.css. */
const PADDING = 10;
/** No token is narrower: it must be found by a finger. */
const LEAST_WIDTH = 26;

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
    const label = textMeasurer(fonts.label);
    const number = textMeasurer(fonts.bits);
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
