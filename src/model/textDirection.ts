/**
 * Which way a text runs, by its first letter, as `dir="auto"` would have it. Browsers look for that anew with every
 * line that is put into a box, so that pasting 100,000 lines takes a minute; asked once a change, it takes nothing.
 */

/** Letters that begin a text from right to left: Hebrew, Arabic, Syriac and those beside them in Unicode. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Beyond so many characters without a letter nobody looks. */
const MOST_BEFORE_LETTER = 10_000;

/** A text without letters runs from left to right. */
export function textDirection(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text.slice(0, MOST_BEFORE_LETTER))?.[0] ?? '';
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}
