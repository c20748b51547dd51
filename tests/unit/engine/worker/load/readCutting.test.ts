/** Which tokenizer.json cuts as GPT-2 does. */
import { describe, expect, it } from 'vitest';
import { readCutting } from '@/engine/worker/load/readCutting.ts';
import { writeTokenizer } from '@/trainer/export/writeTokenizer.ts';
import { Vocabulary } from '@/trainer/data/Vocabulary.ts';

const TOKENS = new Map([
  ['a', 0],
  ['b', 1],
  ['ab', 2],
]);
const GPT2 = {
  normalizer: null,
  pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, use_regex: true },
  added_tokens: [{ id: 2, content: '<|endoftext|>', special: true }],
  model: { type: 'BPE', merges: ['a b'] },
};

describe('How a tokenizer.json cuts', () => {
  it('is told by its merges as ids, in either way of writing them', () => {
    const expected = { merges: Int32Array.of(0, 1, 2), plain: [2] };
    expect(readCutting(GPT2, TOKENS, 3)).toEqual(expected);
    expect(readCutting({ ...GPT2, model: { merges: [['a', 'b']] } }, TOKENS, 3)).toEqual(expected);
  });

  it.each([
    ['another pattern', { ...GPT2, pre_tokenizer: { type: 'Split' } }],
    ['no pieces', { ...GPT2, pre_tokenizer: { type: 'ByteLevel', use_regex: false } }],
    ['a normalizer', { ...GPT2, normalizer: { type: 'NFC' } }],
    ['another model', { ...GPT2, model: { type: 'Unigram' } }],
    ['whole words first', { ...GPT2, model: { ...GPT2.model, ignore_merges: true } }],
    ['a merge of what is no token', { ...GPT2, model: { merges: ['b a'] } }],
    ['added tokens that swallow spaces', { ...GPT2, added_tokens: [{ id: 2, content: 'x', lstrip: true }] }],
    ['nothing at all', null],
    ['the characters of a model that was trained here', writeTokenizer(Vocabulary.of('a story of a sea'))],
  ])('is not told where it has %s', (_, file) => {
    expect(readCutting(file, TOKENS, 3)).toBeNull();
  });

  it('is not told where a merge makes a token that the network has no row for', () => {
    expect(readCutting(GPT2, TOKENS, 2)).toBeNull();
  });
});
