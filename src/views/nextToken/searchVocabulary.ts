/**
 * Finding tokens of the vocabulary by their text or their id, most probable first. Capitals do not
 * matter; the signs of labels (· ⏎ ⇥) may be typed for the space, newline and tab they stand for.
 */
import { tokenId, type TokenId } from '@/model/axes.ts';
import { vocabularySize, type Vocabulary } from '@/model/vocabulary.ts';

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
  const wanted = SIGNS.reduce((text, [sign, character]) => text.replaceAll(sign, character), typed).toLowerCase();
  const wantedId = /^#?\d+$/.test(typed.trim()) ? Number(typed.trim().replace('#', '')) : null;
  const exact: TokenId[] = [];
  const containing: TokenId[] = [];
  for (const id of order) {
    const text = texts[id] ?? '';
    // The space before a word is part of its token, but few people type it.
    if (id === wantedId || text === wanted || text === ` ${wanted}`) exact.push(tokenId(id));
    else if (text.includes(wanted)) containing.push(tokenId(id));
  }
  return { ids: [...exact, ...containing].slice(0, limit), total: exact.length + containing.length };
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
