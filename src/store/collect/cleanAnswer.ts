/**
 * An answer as somebody wrote it, as the text that is compared: one line without what lists, quotes and spreadsheets put
 * around it. Capital letters stay, because they make another token.
 */
import { wellFormed } from '@/model/tokens.ts';

/** Characters; a longer line is no answer. */
export const MOST_LETTERS = 200;

/** `3. mat`, `- mat`, as lists begin. */
const LIST = /^(?:\d{1,4}[.)]\s+|[-*•–]\s+)(?=\S)/u;
const QUOTED = /^["“”„‘«](.+)["“”’»]$/u;
/** Signs that turn the direction of all that stands behind them. */
const UNSEEN = /[\u202A-\u202E\u2066-\u2069]/gu;
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@]/;

/** Empty where nothing was said. */
export function cleanAnswer(written: string): string {
  const line = wellFormed(written)
    .text.replaceAll(UNSEEN, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const unmarked = line.replace(LIST, '');
  const unquoted = QUOTED.exec(unmarked)?.[1] ?? unmarked;
  // As this page shows a space, and as it guards a file (guardCell).
  return unquoted
    .replace(/^'(?=[=+\-@])/, '')
    .replace(/^·/, '')
    .trim();
}

export const isTooLong = (answer: string): boolean => [...answer].length > MOST_LETTERS;

/** For a file that a spreadsheet opens: a stranger's answer must not be run as a formula. */
export const guardCell = (answer: string): string => (FORMULA.test(answer) ? `'${answer}` : answer);
