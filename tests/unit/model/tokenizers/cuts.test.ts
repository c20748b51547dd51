/** Laws of cutting, whatever the vocabulary. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteLevelCut } from '@/model/tokenizers/byteLevelCut.ts';
import { makeCut } from '@/model/tokenizers/makeCut.ts';
import { designOf } from '@/model/tokenizers/designs.ts';
import { mergeByRank } from '@/model/tokenizers/mergeByRank.ts';
import { packVocabulary, unpackVocabulary } from '@/model/tokenizers/packedVocabulary.ts';
import { realCut } from './realCuts.ts';

/** As the definition says: look through all pairs, join the best, begin anew. */
function mergeSlowly(text: string, ranks: ReadonlyMap<string, number>): number[] {
  const pieces = [...text];
  for (;;) {
    const made = pieces.slice(1).map((piece, at) => ranks.get(pieces[at]! + piece) ?? Infinity);
    const best = Math.min(...made);
    if (best === Infinity) break;
    const at = made.indexOf(best);
    pieces.splice(at, 2, pieces[at]! + pieces[at + 1]!);
  }
  let end = 0;
  return pieces.map((piece) => (end += piece.length));
}

const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 40 }).map((found) => found.join(''));

describe('Merging by rank', () => {
  it('joins as looking through all pairs after every merge does', () => {
    const vocabulary = fc.uniqueArray(
      letters.filter(({ length }) => length > 1 && length < 7),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(letters, vocabulary, (text, tokens) => {
        const ranks = new Map(tokens.map((token, rank) => [token, rank]));
        const starts = [...text].map((_, at) => at);
        const found = mergeByRank(starts, text.length, (from, to) => ranks.get(text.slice(from, to)));
        expect(found).toEqual(mergeSlowly(text, ranks));
      }),
    );
  });

  it('joins the leftmost of equals', () => {
    const rank = (from: number, to: number) => (to - from === 2 ? 0 : undefined);
    expect(mergeByRank([0, 1, 2], 3, rank)).toEqual([2, 3]);
  });

  it('gives back each unit when nothing merges, and nothing for nothing', () => {
    expect(mergeByRank([0, 2, 5], 6, () => undefined)).toEqual([2, 5, 6]);
    expect(mergeByRank([], 0, () => 0)).toEqual([]);
  });
});

describe('A packed vocabulary', () => {
  const tokens = fc.array(fc.uint8Array({ maxLength: 255 }), { maxLength: 20 });

  it('comes out as it went in', () => {
    fc.assert(
      fc.property(tokens, fc.boolean(), (packed, hasRanks) => {
        const ranks = hasRanks ? packed.map((_, id) => (id * 7919) % 65536) : null;
        const { bytes, offsets, ranks: read } = unpackVocabulary(packVocabulary(packed, ranks));
        expect(packed.map((_, id) => [...bytes.subarray(offsets[id], offsets[id + 1])])).toEqual(
          packed.map((t) => [...t]),
        );
        expect(read === null ? null : [...read]).toEqual(ranks && ranks.length > 0 ? ranks : null);
      }),
    );
  });

  it('is refused when a byte is missing or one too many', () => {
    const file = packVocabulary([Uint8Array.of(1, 2), Uint8Array.of(3)], [0, 1]);
    expect(() => unpackVocabulary(file.subarray(1))).toThrow(RangeError);
    expect(() => unpackVocabulary(file.subarray(0, -1))).toThrow(RangeError);
    expect(() => unpackVocabulary(Uint8Array.of(...file, 0))).toThrow(RangeError);
    expect(() => unpackVocabulary(new Uint8Array(3))).toThrow(RangeError);
  });
});

describe('A byte-level cut', () => {
  const bytes = packVocabulary(
    Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte)),
    null,
  );

  it('falls back to bytes, whatever the text', () => {
    const cut = byteLevelCut(unpackVocabulary(bytes), { pattern: /[^]/gu, isComposed: false });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect([...cut(text).ids]).toEqual([...new TextEncoder().encode(text)]);
      }),
    );
  });

  it('cuts a word the second time as the first time', () => {
    const cut = realCut('gpt2');
    expect([...cut('the the the').ids]).toEqual([...cut('the').ids, ...cut(' the').ids, ...cut(' the').ids]);
  });

  it('that puts letters and marks together gives tokens places in the text that was written', () => {
    const cut = realCut('qwen');
    const apart = cut('cafe\u0301 x');
    expect([...apart.ids]).toEqual([...cut('caf\u00e9 x').ids]);
    // e and its mark are three bytes where é is two.
    expect([...apart.ends].map((end, at) => end - [...cut('caf\u00e9 x').ends][at]!)).toEqual(
      [...apart.ends].map((end) => (end >= 6 ? 1 : 0)),
    );
  });
});

describe('Other designs', () => {
  it('SentencePiece puts a blank before the text, which holds none of its bytes', () => {
    const { ids, ends } = realCut('mistral')('\n');
    expect([...ids]).toEqual([28705, 13]);
    expect([...ends]).toEqual([0, 1]);
  });

  it('what looks like a control token is text', () => {
    expect(realCut('gpt2')('<|endoftext|>').ids.length).toBeGreaterThan(1);
    expect(realCut('mistral')('<s>').ids.length).toBeGreaterThan(1);
  });

  it('ByT5 numbers bytes from 3 on', () => {
    expect([...makeCut(designOf('bytes'), null)('Aé').ids]).toEqual([0x41 + 3, 0xc3 + 3, 0xa9 + 3]);
  });

  it('a vocabulary that is missing is refused', () => {
    expect(() => makeCut(designOf('o200k'), null)).toThrow(RangeError);
  });
});
