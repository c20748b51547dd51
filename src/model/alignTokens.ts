/**
 * Two cuts of one text, laid beside one another: where both have an end, they agree, and between two such places stands
 * a part that both spell with whole tokens of their own. All places are bytes of the text in UTF-8.
 *
 *     first    | The | ·king |         parts    | The | ·king |
 *     second   | T | he | ·king |      first    |  0  |   1   |
 *                                      second   | 0 1 |   2   |
 *
 * Laws: parts cover each byte once and in order; so do the tokens of each cut; no part could be cut in two.
 */
import { readUtf8 } from './utf8.ts';

/** Where the tokens of a text stand in it. */
export interface TokenPlaces {
  /** Where each token ends; never falling, the last at the end of the text. */
  readonly ends: readonly number[];
  /** Characters that the tokens spell otherwise, each as bytes [from, to) of the text: the tokenizer does not know them. */
  readonly changed: readonly (readonly [from: number, to: number])[];
}

/**
 * Where each of these tokens stands in a text, character by character: a tokenizer that does not know a character writes
 * another one in its place. Null where the tokens spell more characters than the text has, or fewer.
 */
export function placeTokens(tokens: readonly Uint8Array[], text: string): TokenPlaces | null {
  const spelled = readUtf8(concatenate(tokens));
  const written = readUtf8(new TextEncoder().encode(text));
  if (spelled.length !== written.length) return null;
  const changed = written.flatMap(({ from, to, codePoint }, at) =>
    spelled[at]!.codePoint === codePoint ? [] : [[from, to] as const],
  );
  let character = 0;
  let end = 0;
  const ends = tokens.map((bytes) => {
    end += bytes.length;
    while (character < spelled.length && spelled[character]!.to <= end) character++;
    const within = end - (spelled[character]?.from ?? end);
    const place = written[character];
    if (!place) return written.at(-1)?.to ?? 0;
    // A place inside a character stays inside, also where the text's own character has fewer bytes.
    return within <= 0 ? place.from : place.from + Math.min(within, place.to - place.from - 1);
  });
  return { ends, changed };
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

/** What both spell with whole tokens, and cannot be cut further so. */
export interface AlignedPart {
  /** Bytes [from, to) of the text. */
  readonly from: number;
  readonly to: number;
  /** Tokens [from, to) of each cut. */
  readonly first: readonly [from: number, to: number];
  readonly second: readonly [from: number, to: number];
}

/** `first`, `second`: where the tokens of each end. Throws RangeError when they are not of one text. */
export function alignTokens(first: readonly number[], second: readonly number[]): AlignedPart[] {
  if ((first.at(-1) ?? 0) !== (second.at(-1) ?? 0))
    throw new RangeError(`One cut ends at ${first.at(-1) ?? 0}, the other at ${second.at(-1) ?? 0}.`);
  const parts: AlignedPart[] = [];
  let [a, b, from, startA, startB] = [0, 0, 0, 0, 0];
  while (a < first.length || b < second.length) {
    const reachA = a > 0 ? first[a - 1]! : 0;
    const reachB = b > 0 ? second[b - 1]! : 0;
    if (b === second.length || (a < first.length && reachA <= reachB)) a++;
    else b++;
    const reach = a > 0 ? first[a - 1]! : 0;
    if (reach !== (b > 0 ? second[b - 1]! : 0) || reach === from) continue;
    parts.push({ from, to: reach, first: [startA, a], second: [startB, b] });
    [from, startA, startB] = [reach, a, b];
  }
  // Tokens without a byte (padding of a vocabulary) at the very end belong to the last part.
  const last = parts.pop();
  return last ? [...parts, { ...last, first: [last.first[0], a], second: [last.second[0], b] }] : [];
}
