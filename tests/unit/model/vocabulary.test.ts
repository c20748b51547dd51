import { expect, test } from 'vitest';
import { tokenId } from '@/model/axes.ts';
import { createVocabulary, tokenBytes, vocabularySize } from '@/model/vocabulary.ts';

const bytes = new TextEncoder().encode('a the\n');
const vocabulary = createVocabulary(bytes, Uint32Array.of(0, 1, 5, 6), [2]);

test('a token is the bytes between its offset and the next', () => {
  expect(vocabularySize(vocabulary)).toBe(3);
  const words = [0, 1, 2].map((id) => new TextDecoder().decode(tokenBytes(vocabulary, tokenId(id))));
  expect(words).toEqual(['a', ' the', '\n']);
});

test('the bytes of a token share memory with the vocabulary', () => {
  expect(tokenBytes(vocabulary, tokenId(1)).buffer).toBe(vocabulary.bytes.buffer);
});

test('an id outside the vocabulary is refused', () => {
  for (const id of [-1, 3, 1.5, NaN]) expect(() => tokenBytes(vocabulary, tokenId(id))).toThrow(RangeError);
});

test('offsets that do not divide the bytes are refused', () => {
  for (const offsets of [[0, 1, 5], [1, 5, 6], [0, 5, 1, 6], []])
    expect(() => createVocabulary(bytes, Uint32Array.from(offsets), [])).toThrow(RangeError);
});
