/**
 * How many bits a text costs each of two models, and how many a byte: the one number by which models with different
 * tokens can be compared, because the text has the same bytes for both.
 *
 *     bits per byte  =  Σ −log₂ p(token | those before)  /  bytes        both over the same parts of the text
 *
 * A part is counted only where both predict all of it. Nobody predicts the first token of what it reads, nor what stands
 * before it; and where a tokenizer does not know a character, the model has predicted another one. A part is what both
 * spell with whole tokens (alignTokens.ts), for the bits of a token cannot be divided among its characters.
 *
 * Worked case: "The king", cut The|·king, 9 bits for ·king, and T|he|·king, 4 and 8 bits: the first predicts nothing of
 * "The", so " king" is counted, 5 bytes: 1.8 and 1.6 bits per byte.
 */
import type { AlignedPart, TokenPlaces } from './alignTokens.ts';

/** What one model made of the text. */
export interface ReadText extends TokenPlaces {
  /** Tokens at the front that stand before its window, and were not read. */
  readonly unread: number;
  /** −log₂ p of each token that was read; NaN for the first of them. */
  readonly surprisal: ArrayLike<number>;
}

/** Bits of the text's token `at`; null where nothing was predicted. */
export function bitsOfToken({ unread, surprisal }: Pick<ReadText, 'unread' | 'surprisal'>, at: number): number | null {
  const bits = surprisal[at - unread];
  return bits === undefined || Number.isNaN(bits) ? null : bits;
}

/** Bits of tokens [from, to) together; null where one of them was not predicted. */
export function bitsOfTokens(read: ReadText, [from, to]: readonly [number, number]): number | null {
  let sum = 0;
  for (let at = from; at < to; at++) {
    const bits = bitsOfToken(read, at);
    if (bits === null) return null;
    sum += bits;
  }
  return sum;
}

export interface PartBits extends AlignedPart {
  readonly bits: { readonly first: number | null; readonly second: number | null };
  /** Both predict all of it, as it is written. */
  readonly isCounted: boolean;
}

export function bitsOfParts(parts: readonly AlignedPart[], first: ReadText, second: ReadText): PartBits[] {
  const changed = [...first.changed, ...second.changed];
  return parts.map((part) => {
    const bits = { first: bitsOfTokens(first, part.first), second: bitsOfTokens(second, part.second) };
    const isWritten = !changed.some(([from, to]) => from < part.to && to > part.from);
    return { ...part, bits, isCounted: isWritten && bits.first !== null && bits.second !== null };
  });
}

export interface TextBits {
  /** Of the text; and of these, those that count. */
  readonly bytes: number;
  readonly countedBytes: number;
  /** Over what counts. */
  readonly bits: { readonly first: number; readonly second: number };
  /** Null where nothing counts. `difference`: second − first. */
  readonly perByte: { readonly first: number; readonly second: number; readonly difference: number } | null;
}

export function textBits(parts: readonly PartBits[]): TextBits {
  const counted = parts.filter(({ isCounted }) => isCounted);
  const countedBytes = counted.reduce((sum, { from, to }) => sum + to - from, 0);
  const sumOf = (side: 'first' | 'second') => counted.reduce((sum, { bits }) => sum + (bits[side] ?? 0), 0);
  const bits = { first: sumOf('first'), second: sumOf('second') };
  const [first, second] = [bits.first / countedBytes, bits.second / countedBytes];
  return {
    bytes: parts.at(-1)?.to ?? 0,
    countedBytes,
    bits,
    perByte: countedBytes === 0 ? null : { first, second, difference: second - first },
  };
}
