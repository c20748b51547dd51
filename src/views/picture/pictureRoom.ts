/** The room beside the drawing, for the layers' numbers and three words on how to read it. Lengths are CSS pixels. */
import { mostColumns } from '@/draw/picture/layoutPicture.ts';

/** From this width on the signs stand beside the drawing. */
const WIDE = 560;
const WIDE_SIGNS = 88;
const SMALL_SIGNS = 26;
/** More, where rows are shared and so named by two numbers. */
export const RANGE_SIGNS = 20;

export function isWideFrame(frame: number): boolean {
  return frame >= WIDE;
}

export function signsWidth(frame: number): number {
  return isWideFrame(frame) ? WIDE_SIGNS : SMALL_SIGNS;
}

/** How many tokens have room in a frame, whatever the rows need. */
export function fittingColumns(frame: number): number {
  return mostColumns(frame - signsWidth(frame) - RANGE_SIGNS);
}
