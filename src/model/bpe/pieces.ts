/**
 * The first cut: a text is parted into pieces before any merge, and no merge ever reaches across. So a token is never
 * two words, and a space belongs to the word behind it:
 *
 *     "I'm here, 2 of us"   I  'm  ·here  ,  ·2  ·of  ·us
 *
 * Control tokens are looked for before that: their text, typed by hand, is the token itself.
 * Source: Radford et al. 2019; https://github.com/openai/gpt-2/blob/master/src/encoder.py (`pat`)
 */
import type { TokenId } from '@/model/axes.ts';
import type { BpeRules } from './rules.ts';

/**
 * GPT-2's pattern with Unicode's own White_Space: JavaScript's \s lacks U+0085 and has U+FEFF, which is none. In
 * order: English contractions; letters, numbers, other signs, each with at most one space before them; white space
 * but for the last blank before a word; white space at the end.
 */
export const GPT2_PIECES =
  /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\p{White_Space}\p{L}\p{N}]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu;

export interface Piece {
  /** UTF-16 units [from, to) of the text. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The token that these characters are as they stand; null where bytes are merged. */
  readonly plain: TokenId | null;
}

/** The pieces of a text without lone surrogates, in order; joined they are the text. */
export function cutPieces(text: string, { plainTokens }: Pick<BpeRules, 'plainTokens'>): Piece[] {
  return findPlain(text, plainTokens).flatMap(({ from, to, id }): Piece[] => {
    const part = text.slice(from, to);
    if (id !== null) return [{ from, to, text: part, plain: id }];
    return Array.from(part.matchAll(GPT2_PIECES), ({ 0: found, index }) => ({
      from: from + index,
      to: from + index + found.length,
      text: found,
      plain: null,
    }));
  });
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly id: TokenId | null;
}

/** The text parted at tokens that are written plainly: the first place where one begins, and there the longest. */
function findPlain(text: string, plainTokens: BpeRules['plainTokens']): Stretch[] {
  if (plainTokens.length === 0) return text === '' ? [] : [{ from: 0, to: text.length, id: null }];
  const stretches: Stretch[] = [];
  const longestFirst = plainTokens.toSorted((left, right) => right.text.length - left.text.length);
  const any = new RegExp(longestFirst.map(({ text: written }) => escapePattern(written)).join('|'), 'gu');
  let done = 0;
  for (const { 0: found, index } of text.matchAll(any)) {
    if (index > done) stretches.push({ from: done, to: index, id: null });
    done = index + found.length;
    stretches.push({
      from: index,
      to: done,
      id: plainTokens.find(({ text: written }) => written === found)?.id ?? null,
    });
  }
  if (done < text.length) stretches.push({ from: done, to: text.length, id: null });
  return stretches;
}

/** Signs that mean something in a pattern, each for itself. */
function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
