/**
 * The vocabulary: every token the model knows, as bytes. A token is a short run of bytes, not of
 * characters: GPT-2's merges (Sennrich et al. 2016; Radford et al. 2019, "byte-level BPE") start
 * from the 256 bytes, so any text can be written, and some tokens hold only part of a character.
 * Leaves out how a text is split into tokens: that is the engine's tokenizer.
 */
import type { TokenId } from './axes.ts';

/**
 * All tokens' bytes laid end to end. Token i is `bytes[offsets[i] … offsets[i + 1])`.
 *
 *     tokens      "a"  " the"  "\n"
 *     bytes        61   20 74 68 65   0A
 *     offsets     0    1             5    6
 */
export interface Vocabulary {
  readonly bytes: Uint8Array;
  /** V + 1 positions in `bytes`, from 0 up to `bytes.length`, never falling. */
  readonly offsets: Uint32Array;
  /** Control tokens such as <|endoftext|>: they mark a place in the text and stand for no words. */
  readonly special: ReadonlySet<TokenId>;
}

/** The one way to make a Vocabulary. Throws RangeError when the offsets do not lie in the bytes. */
export function createVocabulary(bytes: Uint8Array, offsets: Uint32Array, special: Iterable<number>): Vocabulary {
  const rises = offsets.every((offset, i) => i === 0 || offset >= (offsets[i - 1] ?? 0));
  if (!rises || offsets[0] !== 0 || offsets.at(-1) !== bytes.length)
    throw new RangeError(`Offsets of ${offsets.length - 1} tokens do not divide ${bytes.length} bytes.`);
  return { bytes, offsets, special: new Set(special) as ReadonlySet<number> as ReadonlySet<TokenId> };
}

/** V: how many tokens there are. */
export function vocabularySize(vocabulary: Vocabulary): number {
  return vocabulary.offsets.length - 1;
}

/** The bytes of one token, as a view on the vocabulary's memory. Throws RangeError for an unknown id. */
export function tokenBytes(vocabulary: Vocabulary, id: TokenId): Uint8Array {
  const from = vocabulary.offsets[id];
  const to = vocabulary.offsets[id + 1];
  if (from === undefined || to === undefined)
    throw new RangeError(`No token ${id} in a vocabulary of ${vocabularySize(vocabulary)}.`);
  return vocabulary.bytes.subarray(from, to);
}
