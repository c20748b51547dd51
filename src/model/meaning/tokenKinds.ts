/**
 * What kind of token it is, by its bytes alone: what colours on a map of the vocabulary stand for. Each token is of
 * the first kind that fits.
 *
 *     <|endoftext|>  control     E2 80  bytes       "12"  digits     " Mary"  capital
 *     " cat"         space       "ing"  piece       ")."  sign
 */
import { tokenId } from '@/model/axes.ts';
import { tokenBytes, vocabularySize, type Vocabulary } from '@/model/vocabulary.ts';

/** In the order in which they are tried; a legend has the same order. */
export const TOKEN_KINDS = ['control', 'bytes', 'digits', 'capital', 'space', 'piece', 'sign'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** For each token the index of its kind in TOKEN_KINDS. */
export function kindsOfTokens(vocabulary: Vocabulary): Uint8Array {
  return Uint8Array.from({ length: vocabularySize(vocabulary) }, (_, id) =>
    TOKEN_KINDS.indexOf(kindOf(vocabulary, id)),
  );
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function kindOf(vocabulary: Vocabulary, index: number): TokenKind {
  const id = tokenId(index);
  if (vocabulary.special.has(id)) return 'control';
  let text: string;
  try {
    text = strict.decode(tokenBytes(vocabulary, id));
  } catch {
    return 'bytes';
  }
  const word = text.startsWith(' ') ? text.slice(1) : text;
  if (/^\p{N}/u.test(word)) return 'digits';
  if (/^\p{Lu}/u.test(word)) return 'capital';
  if (/^\p{L}/u.test(word)) return word === text ? 'piece' : 'space';
  return 'sign';
}
