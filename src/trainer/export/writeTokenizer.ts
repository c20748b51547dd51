/**
 * The vocabulary of characters as a tokenizer.json that any GPT-2 program reads. Such files spell in bytes, so a
 * character of several bytes is put together by merges; an unknown character becomes the fold or a space
 * before that, by a rule that lists all known ones.
 * Sources: https://huggingface.co/docs/tokenizers (the file), bytes_to_unicode in OpenAI's encoder.py (the spelling).
 */
import { FOLD } from '@/trainer/data/cleanText.ts';
import { TAGS } from '@/trainer/data/Vocabulary.ts';
import type { Vocabulary } from '@/trainer/data/Vocabulary.ts';

export function writeTokenizer({ pieces }: Vocabulary): object {
  const characters = pieces.slice(0, -TAGS.length);
  const vocab: Record<string, number> = {};
  characters.forEach((character, id) => (vocab[spell(character)] = id));
  const merges: string[] = [];
  // The halves of a character have ids beyond the network's, which never come out: known characters are whole.
  let next = pieces.length;
  const know = (part: string) => (vocab[part] ??= next++);
  for (const character of characters) {
    const bytes = [...spell(character)];
    if (bytes.length > 1) bytes.forEach(know);
    for (let i = 1; i < bytes.length; i++) {
      const [left, right] = [bytes.slice(0, i).join(''), bytes[i]!];
      know(left + right);
      const merge = `${left} ${right}`;
      if (!merges.includes(merge)) merges.push(merge);
    }
  }
  const fallback = characters.includes(FOLD) ? FOLD : ' ';
  const known = characters.map((character) => `\\u{${character.codePointAt(0)!.toString(16)}}`).join('');
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: TAGS.map((content, i) => ({
      id: characters.length + i,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: { type: 'Replace', pattern: { Regex: `[^${known}]` }, content: fallback },
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: '',
      end_of_word_suffix: '',
      fuse_unk: false,
      byte_fallback: false,
      vocab,
      merges,
    },
  };
}

const encoder = new TextEncoder();

/** A text's bytes, each as the printable character that stands for it. */
function spell(text: string): string {
  return Array.from(encoder.encode(text), (byte) => SPELLING[byte]!).join('');
}

/** Bytes that print stand for themselves; the others, in order, for U+0100 and up. */
const SPELLING: readonly string[] = (() => {
  const prints = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 255 && byte !== 173);
  let replaced = 0;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(prints(byte) ? byte : 256 + replaced++));
})();
