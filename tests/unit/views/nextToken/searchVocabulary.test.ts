/** Finding tokens by text or id, and making seeds. */
import { describe, expect, it } from 'vitest';
import { createVocabulary } from '@/model/vocabulary.ts';
import { newSeed } from '@/views/nextToken/newSeed.ts';
import { searchVocabulary } from '@/views/nextToken/searchVocabulary.ts';

const PIECES = ['the', ' the', ' The', ' mother', '\n', 'a', ' 3'];
const bytes = PIECES.map((piece) => new TextEncoder().encode(piece));
const offsets = bytes.reduce((ends, piece) => [...ends, ends.at(-1)! + piece.length], [0]);
const vocabulary = createVocabulary(
  Uint8Array.from(bytes.flatMap((piece) => [...piece])),
  Uint32Array.from(offsets),
  [],
);
/** Most probable first. */
const order = Uint32Array.of(3, 2, 1, 0, 4, 5, 6);
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
