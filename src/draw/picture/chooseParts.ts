/**
 * How much stands around the layers: the list of next tokens above them and the tokens' letters below. Where layers are
 * many or the screen is low these give way first, step by step, before rows lose their words or are shared.
 */
import { densityOf, pitchOf } from './layoutPicture.ts';

export interface PictureParts {
  /** Likely next tokens shown, and whether all the others have a row. */
  readonly candidates: number;
  readonly hasRest: boolean;
  /** Letters of a token that stands upright. */
  readonly letters: number;
  /** As little as can be. */
  readonly isLow: boolean;
}

export interface PartsRoom {
  readonly columns: number;
  readonly layers: number;
  /** Of the drawing; CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly isWide: boolean;
}

const WIDE: readonly PictureParts[] = [
  { candidates: 5, hasRest: true, letters: 8, isLow: false },
  { candidates: 3, hasRest: true, letters: 6, isLow: false },
  { candidates: 2, hasRest: false, letters: 5, isLow: true },
];
const SMALL: readonly PictureParts[] = [
  { candidates: 4, hasRest: false, letters: 8, isLow: false },
  { candidates: 3, hasRest: false, letters: 6, isLow: false },
  { candidates: 2, hasRest: false, letters: 5, isLow: true },
];

/** What a layer would like, and all of them together at most: with words in every column, and without. */
const ROW = 28;
const MOST_WITH_WORDS = 324;
const MOST_WITHOUT = 240;
/** A line of the list, a letter, a row of lying tokens, and all that never gives way. */
const LINE = 15;
const LETTER = 7.3;
const LYING = 28;
const REST = 59;

export function chooseParts({ columns, layers, width, height, isWide }: PartsRoom): PictureParts {
  const steps = isWide ? WIDE : SMALL;
  const density = densityOf(pitchOf(columns, width));
  const wanted = Math.min(ROW * layers, density === 'narrow' ? MOST_WITHOUT : MOST_WITH_WORDS);
  const left = ({ candidates, hasRest, letters }: PictureParts) =>
    height - (candidates + (hasRest ? 1 : 0)) * LINE - (density === 'full' ? LYING : 14 + letters * LETTER) - REST;
  const found = steps.find((parts) => left(parts) >= wanted) ?? steps.at(-1);
  return found ?? { candidates: 2, hasRest: false, letters: 5, isLow: true };
}
