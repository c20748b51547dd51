/** Finding tokens by text or id, and making seeds. */
import { describe, expect, it } from 'vitest';
import { createVocabulary } from '@/model/vocabulary.ts';
import { newSeed } from '@/views/nextToken/newSeed.ts';
import { searchVocabulary } from '@/views/shared/searchVocabulary.ts';

const PIECES = ['the', ' the', ' The', ' mother', '\n', 'a', ' 3'];
const bytes = [
  ...PIECES.map((piece) => new TextEncoder().encode(piece)),
  Uint8Array.of(0xe2, 0x80),
  Uint8Array.of(0x80),
  new TextEncoder().encode('\u200b’'),
];
const offsets = bytes.reduce((ends, piece) => [...ends, ends.at(-1)! + piece.length], [0]);
const vocabulary = createVocabulary(
  Uint8Array.from(bytes.flatMap((piece) => [...piece])),
  Uint32Array.from(offsets),
  [],
);
/** Most probable first. */
const order = Uint32Array.of(3, 2, 1, 0, 4, 5, 6, 9, 8, 7);
const find = (typed: string, limit = 10) => searchVocabulary(vocabulary, order, typed, limit);

describe('Searching the vocabulary', () => {
  it('puts what was typed first, then what contains it, each by probability', () => {
    expect(find('the')).toEqual({ ids: [2, 1, 0, 3], total: 4 });
  });

  it('takes the signs of labels for what they stand for', () => {
    expect(find('·the').ids).toEqual([2, 1]);
    expect(find('⏎').ids).toEqual([4]);
  });

  it('finds by id as well as by text', () => {
    expect(find('3').ids).toEqual([3, 6]);
    expect(find('#5').ids).toEqual([5]);
  });

  it('finds by bytes, as chips show them', () => {
    expect(find('E2 80').ids).toEqual([7, 9]);
    expect(find('e2 80 99').ids).toEqual([9]);
    // One byte is found where it is shown as one, not inside of every character that has it.
    expect(find('80').ids).toEqual([8, 7]);
    expect(find('20 74 68 65').ids).toEqual([1]);
  });

  it('finds a character without a shape by its code point', () => {
    expect(find('U+200B').ids).toEqual([9]);
    expect(find('u+000a').ids).toEqual([4]);
    expect(find('U+FFFFFF').ids).toEqual([]);
  });

  it('hands over no more than it is asked for, and counts all', () => {
    expect(find('the', 2)).toEqual({ ids: [2, 1], total: 4 });
  });
});

describe('A new seed', () => {
  it('differs from the one before and is the same every time', () => {
    for (let seed = 0, i = 0; i < 200; i++) {
      const next = newSeed(seed);
      expect(next).not.toBe(seed);
      expect(newSeed(seed)).toBe(next);
      seed = next;
    }
  });
});
