import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenId } from '@/model/axes.ts';
import { findUnknownCharacters } from '@/model/unknownCharacters.ts';
import { createVocabulary, type Vocabulary } from '@/model/vocabulary.ts';

function vocabularyOf(pieces: readonly (string | Uint8Array)[]): Vocabulary {
  const bytes = pieces.map((piece) => (typeof piece === 'string' ? new TextEncoder().encode(piece) : piece));
  const offsets = new Uint32Array(bytes.length + 1);
  bytes.forEach((piece, i) => (offsets[i + 1] = offsets[i]! + piece.length));
  const all = new Uint8Array(offsets.at(-1)!);
  bytes.forEach((piece, i) => all.set(piece, offsets[i]));
  return createVocabulary(all, offsets, []);
}

const LETTERS = [...' abcdef'];
const letters = vocabularyOf(LETTERS);
/** As a tokenizer of characters does: what it does not know becomes a space. */
const encode = (text: string) => [...text].map((character) => tokenId(Math.max(0, LETTERS.indexOf(character))));
const everyByte = vocabularyOf(Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte)));

describe('Characters without a token', () => {
  it('are found, each once, in their order', () => {
    expect(findUnknownCharacters('a é 東 b é', encode('a é 東 b é'), letters)).toEqual(['é', '東']);
  });

  it('are exactly those that the list of characters does not have', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abf éü東😀') }), (text) => {
        const unknown = new Set([...text].filter((character) => !LETTERS.includes(character)));
        expect(new Set(findUnknownCharacters(text, encode(text), letters))).toEqual(unknown);
      }),
    );
  });

  it('do not exist where tokens are bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const ids = [...new TextEncoder().encode(text)].map((byte) => tokenId(byte));
        expect(findUnknownCharacters(text, ids, everyByte)).toEqual([]);
      }),
    );
  });

  it('are not looked for in tokens of another vocabulary', () => {
    expect(findUnknownCharacters('abc', [tokenId(200)], letters)).toEqual([]);
  });
});
