/**
 * A list of merges as the files that other programs read: merges.txt of GPT-2, and tokenizer.json of Hugging Face's
 * tokenizers. Both write bytes by GPT-2's spelling.
 * Sources: https://github.com/openai/gpt-2 (vocab.bpe); https://huggingface.co/docs/tokenizers
 */
import { spellBytes } from './byteOrder.ts';
import type { LearntMerge } from './train.ts';

interface Learnt {
  readonly merges: readonly LearntMerge[];
  /** The bytes of every token, by id. */
  readonly tokens: readonly Uint8Array[];
}

function spelled({ merges, tokens }: Learnt): [string, string][] {
  return merges.map(({ left, right }) => [spellBytes(tokens[left]!), spellBytes(tokens[right]!)]);
}

export function writeMergesFile(learnt: Learnt): string {
  return `#version: 0.2\n${spelled(learnt)
    .map((pair) => `${pair.join(' ')}\n`)
    .join('')}`;
}

export function writeTokenizerFile(learnt: Learnt): object {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries(learnt.tokens.map((bytes, id) => [spellBytes(bytes), id])),
      merges: spelled(learnt),
    },
  };
}
