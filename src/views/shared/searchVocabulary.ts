/**
 * Finding tokens of the vocabulary by their text, their id or their bytes, most probable first. Capitals do not
 * matter; whatever a label shows may be typed: the signs · ⏎ ⇥ for space, newline and tab, U+200B for a character
 * without a shape, and E2 80 for bytes.
 */
import { tokenId, type TokenId } from '@/model/axes.ts';
import { tokenBytes, vocabularySize, type Vocabulary } from '@/model/vocabulary.ts';

export interface SearchResult {
  /** Tokens that are exactly what was typed come first, each group in the order given. */
  readonly ids: readonly TokenId[];
  /** How many match in all. */
  readonly total: number;
}

const SIGNS: readonly (readonly [sign: string, character: string])[] = [
  ['·', ' '],
  ['⏎', '\n'],
  ['⇥', '\t'],
];

/** `order`: all ids, most probable first. At most `limit` ids come back. */
export function searchVocabulary(
  vocabulary: Vocabulary,
  order: Uint32Array,
  typed: string,
  limit: number,
): SearchResult {
  const texts = readTexts(vocabulary);
  const wanted = readSigns(typed).toLowerCase();
  const wantedBytes = readBytes(typed);
  const wantedId = /^#?\d+$/.test(typed.trim()) ? Number(typed.trim().replace('#', '')) : null;
  const exact: TokenId[] = [];
  const containing: TokenId[] = [];
  for (const id of order) {
    const text = texts[id] ?? '';
    // The space before a word is part of its token, but few people type it.
    if (id === wantedId || text === wanted || text === ` ${wanted}`) exact.push(tokenId(id));
    else if (text.includes(wanted)) containing.push(tokenId(id));
    else if (wantedBytes) {
      const bytes = tokenBytes(vocabulary, tokenId(id));
      // One byte alone is looked for where it is shown as a byte; inside of characters it would be found everywhere.
      const isShown = wantedBytes.length > 1 || text.includes('\uFFFD');
      if (isShown && includesBytes(bytes, wantedBytes))
        (bytes.length === wantedBytes.length ? exact : containing).push(tokenId(id));
    }
  }
  return { ids: [...exact, ...containing].slice(0, limit), total: exact.length + containing.length };
}

/** What was typed with the characters that signs and code points stand for. */
function readSigns(typed: string): string {
  const read = SIGNS.reduce((text, [sign, character]) => text.replaceAll(sign, character), typed);
  return read.replace(/^\s*u\+([\da-f]{4,6})\s*$/i, (whole, code: string) => {
    const codePoint = Number.parseInt(code, 16);
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
  });
}

/** Bytes written as on a chip, two digits each with blanks between; null for anything else. */
function readBytes(typed: string): readonly number[] | null {
  const pairs = typed.trim().split(/\s+/);
  return pairs.every((pair) => /^[\da-f]{2}$/i.test(pair)) ? pairs.map((pair) => Number.parseInt(pair, 16)) : null;
}

function includesBytes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let from = 0; from + wanted.length <= bytes.length; from++)
    if (wanted.every((byte, at) => bytes[from + at] === byte)) return true;
  return false;
}

const known = new WeakMap<Vocabulary, readonly string[]>();

/** Every token's text in small letters; broken bytes are U+FFFD, which nobody types. */
function readTexts(vocabulary: Vocabulary): readonly string[] {
  let texts = known.get(vocabulary);
  if (!texts) {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const { bytes, offsets } = vocabulary;
    const piece = (_: unknown, id: number) => decoder.decode(bytes.subarray(offsets[id], offsets[id + 1]));
    texts = Array.from({ length: vocabularySize(vocabulary) }, piece).map((text) => text.toLowerCase());
    known.set(vocabulary, texts);
  }
  return texts;
}
