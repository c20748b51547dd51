/**
 * Two things in which the library's tokenizer differs from the one that GPT-2 was trained with. Both reach
 * into fields that it keeps to itself; a test compares the outcome with the reference.
 */
import { GPT2_PIECES } from '@/model/bpe/pieces.ts';

interface PreTokenizer {
  /** Of a byte-level one: how a text is cut before bytes are merged. */
  pattern?: RegExp | string;
  use_regex?: boolean;
  /** Of a sequence. */
  tokenizers?: readonly PreTokenizer[];
}

interface Inside {
  readonly pre_tokenizer: PreTokenizer | null;
  /** Tokens that are written plainly, by their text. */
  readonly added_tokens_map: Map<string, { readonly id: number }>;
}

/** The same as the library has it: another pattern is another tokenizer's, and stays. */
const LIBRARY_CUT = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu.source;

/** `size`: V of the network. */
export function mendTokenizer(tokenizer: unknown, size: number): void {
  const { pre_tokenizer: first, added_tokens_map: added } = tokenizer as Partial<Inside>;
  for (const each of first?.tokenizers ?? (first ? [first] : []))
    if (each.pattern instanceof RegExp && each.pattern.source === LIBRARY_CUT) each.pattern = new RegExp(GPT2_PIECES);
  // The network has no row for these: their text is cut like any other.
  for (const [text, { id }] of [...(added ?? [])]) if (id >= size) added?.delete(text);
}
