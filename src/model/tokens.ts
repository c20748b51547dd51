/**
 * Tokens of a text: each with its bytes, its place in the text, and what part of a character it is
 * when it is one. How a token is written on a chip is tokenLabel.ts.
 *
 * A token is bytes, so three things can happen (bytes in brackets are one token each):
 *
 *     [20 63 61 74]             whole characters          " cat"
 *     [F0 9F] [98 80]           a character in two parts  😀
 *     [E2] [82 AC E2] [82 AC]   a token that ends one character and begins the next  €€
 *
 * and a model may generate bytes that are no character at all, such as [98] alone.
 */
import { position, tokenId, type Position, type TokenId } from './axes.ts';
import { readUtf8, type Utf8Part } from './utf8.ts';
import { tokenBytes, type Vocabulary } from './vocabulary.ts';

/** True when the model reads the first of these just as it begins the other. A text is its own beginning. */
export function isBeginning(ids: readonly TokenId[], whole: readonly TokenId[]): boolean {
  return ids.length <= whole.length && ids.every((id, at) => id === whole[at]);
}

export function isSameText(left: readonly TokenId[], right: readonly TokenId[]): boolean {
  return left.length === right.length && isBeginning(left, right);
}

/** Some, not all, of the bytes of a character. */
export interface Fragment {
  /** The character, or null when the bytes around it make none (yet). */
  readonly character: string | null;
  /** The first of its bytes that this token holds, counted from 0. */
  readonly firstByte: number;
  /** How many of its bytes this token holds. */
  readonly byteCount: number;
  /** How many bytes the whole character has; null when there is no character. */
  readonly characterBytes: number | null;
}

export interface Token {
  readonly id: TokenId;
  readonly position: Position;
  /** A view on the vocabulary; not to be written to. */
  readonly bytes: Uint8Array;
  /** The text, if the token is whole characters; else null. */
  readonly text: string | null;
  /**
   * UTF-16 indexes [from, to) in `joinText` of the characters this token's bytes touch. Tokens that
   * share a character overlap there.
   */
  readonly span: readonly [number, number];
  /** The first character of which this token holds only a part; null when all are whole. */
  readonly fragment: Fragment | null;
  /** All of them: two when the token ends one character and begins another. */
  readonly fragments: readonly Fragment[];
  readonly isSpecial: boolean;
}

/** A part of the joined bytes with its place in the text in UTF-16, as JavaScript counts. */
interface PlacedPart {
  readonly from: number;
  readonly to: number;
  readonly character: string | null;
  readonly textFrom: number;
  readonly textTo: number;
}

/** Read token ids against the vocabulary. Throws RangeError for an id the vocabulary does not have. */
export function readTokens(ids: ArrayLike<number>, vocabulary: Vocabulary): Token[] {
  const pieces = Array.from(ids, (id) => tokenBytes(vocabulary, tokenId(id)));
  const parts = placeParts(readUtf8(concatenate(pieces)));
  const tokens: Token[] = [];
  let byteFrom = 0;
  let partIndex = 0;
  pieces.forEach((bytes, index) => {
    const byteTo = byteFrom + bytes.length;
    while ((parts[partIndex]?.to ?? Infinity) <= byteFrom) partIndex++;
    const touched: PlacedPart[] = [];
    for (let i = partIndex; (parts[i]?.from ?? Infinity) < byteTo; i++) touched.push(parts[i]!);
    const fragments = touched.flatMap((part) => fragmentOf(part, byteFrom, byteTo));
    const textFrom = parts[partIndex]?.textFrom ?? parts.at(-1)?.textTo ?? 0;
    const id = tokenId(ids[index] ?? 0);
    tokens.push({
      id,
      position: position(index),
      bytes,
      text: fragments.length === 0 ? touched.map((part) => part.character).join('') : null,
      span: [textFrom, touched.at(-1)?.textTo ?? textFrom],
      fragment: fragments[0] ?? null,
      fragments,
      isSpecial: vocabulary.special.has(id),
    });
    byteFrom = byteTo;
  });
  return tokens;
}

/** The text: all bytes as UTF-8. A broken part becomes U+FFFD, as in every browser. */
export function joinText(tokens: readonly { readonly bytes: Uint8Array }[]): string {
  // A byte order mark is a character of the text like any other, so it is kept.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(concatenate(tokens.map((token) => token.bytes)));
}

/**
 * Text with one sign for the end of a line, U+000A, whatever system it comes from. A text box does the same to what
 * is pasted, so a text from a link or a file must not keep signs that the first key pressed would change unseen.
 */
export function unixLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/**
 * Text as UTF-8 can carry it. JavaScript strings may hold half of a surrogate pair, which is no
 * character; each becomes U+FFFD, and `replaced` says how many there were.
 */
export function wellFormed(text: string): { text: string; replaced: number } {
  let replaced = 0;
  const whole = text.replace(/\p{Surrogate}/gu, () => {
    replaced++;
    return '\uFFFD';
  });
  return { text: whole, replaced };
}

/** How many parts of these tokens' bytes are no characters, and each one U+FFFD in `joinText`. */
export function countBroken(tokens: readonly { readonly bytes: Uint8Array }[]): number {
  return readUtf8(concatenate(tokens.map((token) => token.bytes))).filter(({ codePoint }) => codePoint === null).length;
}

function concatenate(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}

function placeParts(parts: readonly Utf8Part[]): PlacedPart[] {
  let textFrom = 0;
  return parts.map(({ from, to, codePoint }) => {
    const character = codePoint === null ? null : String.fromCodePoint(codePoint);
    // A broken part is one U+FFFD in the joined text.
    const placed = { from, to, character, textFrom, textTo: textFrom + (character?.length ?? 1) };
    textFrom = placed.textTo;
    return placed;
  });
}

/** What of `part` lies in bytes [from, to), when that is no whole character. */
function fragmentOf(part: PlacedPart, from: number, to: number): Fragment[] {
  const first = Math.max(part.from, from);
  const byteCount = Math.min(part.to, to) - first;
  const characterBytes = part.character === null ? null : part.to - part.from;
  if (byteCount === characterBytes) return [];
  return [{ character: part.character, firstByte: first - part.from, byteCount, characterBytes }];
}
