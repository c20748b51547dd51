/**
 * Characters of a text that a tokenizer does not know and writes as others. One that works on bytes, as GPT-2's, has
 * none: joined, its tokens are the text again. One with a list of characters loses those that are not in it.
 */
import type { TokenId } from './axes.ts';
import { joinText, wellFormed } from './tokens.ts';
import { tokenBytes, vocabularySize, type Vocabulary } from './vocabulary.ts';

/**
 * In their order, each once. `ids`: what the tokenizer made of `text`; none of them when they are of another vocabulary.
 *
 *     text  "a é b é ü"     tokens joined  "a   b    "     → é ü
 */
export function findUnknownCharacters(
  text: string,
  ids: readonly TokenId[],
  vocabulary: Vocabulary,
): readonly string[] {
  if (ids.some((id) => id >= vocabularySize(vocabulary))) return [];
  const read = joinText(ids.map((id) => ({ bytes: tokenBytes(vocabulary, id) })));
  const whole = wellFormed(text).text;
  if (whole === read) return [];
  const known = new Set(read);
  return [...new Set(whole)].filter((character) => !known.has(character));
}
