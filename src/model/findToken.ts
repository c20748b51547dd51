/** The token of exactly these bytes: what a text begins with cannot be told from its letters, only looked up. */
import { tokenId, type TokenId } from './axes.ts';
import { vocabularySize, type Vocabulary } from './vocabulary.ts';

/** Null when the vocabulary has no such token. */
export function findToken({ bytes, offsets, ...rest }: Vocabulary, text: string): TokenId | null {
  const wanted = new TextEncoder().encode(text);
  const count = vocabularySize({ bytes, offsets, ...rest });
  for (let id = 0; id < count; id++) {
    const from = offsets[id]!;
    if (offsets[id + 1]! - from !== wanted.length) continue;
    if (wanted.every((byte, at) => byte === bytes[from + at])) return tokenId(id);
  }
  return null;
}
