import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenId } from '@/model/axes.ts';
import { candidateLabel, tokenLabel } from '@/model/tokenLabel.ts';
import { countBroken, joinText, readTokens, unixLineEnds, wellFormed, type Token } from '@/model/tokens.ts';
import { createVocabulary, type Vocabulary } from '@/model/vocabulary.ts';

/** A vocabulary in which token i is the i-th piece. */
function vocabularyOf(pieces: readonly Uint8Array[], special: readonly number[] = []): Vocabulary {
  const offsets = [0];
  for (const piece of pieces) offsets.push((offsets.at(-1) ?? 0) + piece.length);
  const bytes = Uint8Array.from(pieces.flatMap((piece) => [...piece]));
  return createVocabulary(bytes, Uint32Array.from(offsets), special);
}

function tokensOf(...pieces: (string | number[])[]): Token[] {
  const bytes = pieces.map((piece) =>
    typeof piece === 'string' ? new TextEncoder().encode(piece) : Uint8Array.from(piece),
  );
  return readTokens([...bytes.keys()], vocabularyOf(bytes));
}

/** Bytes cut at random places. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const inside = places.map((place) => place % (bytes.length + 1));
  const edges = [0, ...inside.sort((a, b) => a - b), bytes.length];
  return edges.slice(1).map((edge, i) => bytes.slice(edges[i], edge));
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('a', ' ', 'é', '€', '😀', '\u0301', '\u200D', '\uFFFD', '\uFEFF'), maxLength: 12 }),
);
const anyCuts = fc.array(fc.nat(), { maxLength: 12 });
const textInTokens = fc.tuple(anyText, anyCuts).map(([text, places]) => {
  const pieces = cut(new TextEncoder().encode(text), places);
  return { text, tokens: readTokens([...pieces.keys()], vocabularyOf(pieces)) };
});
const bytesInTokens = fc.tuple(fc.uint8Array({ maxLength: 24 }), anyCuts).map(([bytes, places]) => {
  const pieces = cut(bytes, places);
  return { tokens: readTokens([...pieces.keys()], vocabularyOf(pieces)) };
});

describe('laws for any text cut into tokens at any bytes', () => {
  test('the tokens join to the text', () => {
    fc.assert(
      fc.property(textInTokens, ({ text, tokens }) => {
        expect(joinText(tokens)).toBe(text);
      }),
    );
  });

  test('the spans go forward and cover the text', () => {
    fc.assert(
      fc.property(fc.oneof(textInTokens, bytesInTokens), ({ tokens }) => {
        let covered = 0;
        for (const { span } of tokens) {
          expect(span[0]).toBeLessThanOrEqual(covered);
          expect(span[1]).toBeGreaterThanOrEqual(covered);
          covered = span[1];
        }
        expect(covered).toBe(joinText(tokens).length);
      }),
    );
  });

  test('a whole token is exactly the text of its span', () => {
    fc.assert(
      fc.property(fc.oneof(textInTokens, bytesInTokens), ({ tokens }) => {
        const text = joinText(tokens);
        for (const token of tokens) {
          expect(token.text === null).toBe(token.fragments.length > 0);
          if (token.text !== null && token.bytes.length > 0) expect(text.slice(...token.span)).toBe(token.text);
        }
      }),
    );
  });

  test('every byte of a character that was cut is in exactly one fragment', () => {
    fc.assert(
      fc.property(textInTokens, ({ tokens }) => {
        const open = { character: '', held: 0 };
        for (const fragment of tokens.flatMap((token) => token.fragments)) {
          if (open.held === 0) open.character = fragment.character ?? '';
          expect(fragment.character).toBe(open.character);
          expect(fragment.firstByte).toBe(open.held);
          open.held += fragment.byteCount;
          expect(fragment.characterBytes).toBe(new TextEncoder().encode(open.character).length);
          if (open.held === fragment.characterBytes) open.held = 0;
        }
        expect(open.held).toBe(0);
      }),
    );
  });

  test('no label holds U+FFFD, a blank character or nothing at all', () => {
    fc.assert(
      fc.property(fc.oneof(textInTokens, bytesInTokens), ({ tokens }) => {
        for (const token of tokens) {
          expect(tokenLabel(token)).not.toMatch(/\uFFFD|[\p{C}\p{Default_Ignorable_Code_Point}]|(?! )\p{Z}/u);
          expect(tokenLabel(token).trim()).not.toBe('');
        }
      }),
    );
  });

  test('a candidate and a token in the text have the same label', () => {
    fc.assert(
      fc.property(bytesInTokens, ({ tokens }) => {
        const vocabulary = vocabularyOf(tokens.map((token) => token.bytes));
        for (const token of tokens) expect(candidateLabel(vocabulary, token.id)).toBe(tokenLabel(token));
      }),
    );
  });
});

describe('worked cases', () => {
  test('an emoji in two tokens is a fragment in each, over the same span', () => {
    const tokens = tokensOf('a', [0xf0, 0x9f], [0x98, 0x80], 'b');
    expect(tokens.map((token) => token.span)).toEqual([
      [0, 1],
      [1, 3],
      [1, 3],
      [3, 4],
    ]);
    expect(tokens[1]?.fragment).toEqual({ character: '😀', firstByte: 0, byteCount: 2, characterBytes: 4 });
    expect(tokens[2]?.fragment).toEqual({ character: '😀', firstByte: 2, byteCount: 2, characterBytes: 4 });
    expect(tokens.map((token) => token.text)).toEqual(['a', null, null, 'b']);
  });

  test('a token that ends one character and begins the next holds two fragments', () => {
    const [, middle] = tokensOf([0xe2], [0x82, 0xac, 0xe2], [0x82, 0xac]);
    expect(middle?.span).toEqual([0, 2]);
    expect(middle?.fragments).toEqual([
      { character: '€', firstByte: 1, byteCount: 2, characterBytes: 3 },
      { character: '€', firstByte: 0, byteCount: 1, characterBytes: 3 },
    ]);
  });

  test('a lone byte belongs to no character and takes the place of one U+FFFD', () => {
    const [token] = tokensOf([0x98]);
    expect(token?.fragment).toEqual({ character: null, firstByte: 0, byteCount: 1, characterBytes: null });
    expect(token?.span).toEqual([0, 1]);
  });

  test('the beginning of a character becomes part of it when the next token completes it', () => {
    expect(tokensOf([0xc3])[0]?.fragment?.character).toBeNull();
    expect(tokensOf([0xc3], [0xa9])[0]?.fragment?.character).toBe('é');
  });

  test('special tokens are marked, and unknown ids refused', () => {
    const vocabulary = vocabularyOf([new TextEncoder().encode('<|endoftext|>')], [0]);
    expect(readTokens([0], vocabulary)[0]).toMatchObject({ isSpecial: true, text: '<|endoftext|>', position: 0 });
    expect(() => readTokens([1], vocabulary)).toThrow(RangeError);
  });

  test('parts of characters that are none are counted as the joined text shows them', () => {
    const tokens = [Uint8Array.of(0x61, 0xe2), Uint8Array.of(0x80), Uint8Array.of(0xff, 0x62)].map((bytes) => ({
      bytes,
    }));
    expect(countBroken(tokens)).toBe(Array.from(joinText(tokens)).filter((character) => character === '\uFFFD').length);
    expect(countBroken(tokens)).toBe(2);
  });

  test('every line end is one sign', () => {
    expect(unixLineEnds('a\r\nb\rc\nd\n\r\r\ne')).toBe('a\nb\nc\nd\n\n\ne');
  });

  test('no tokens are no text', () => {
    expect(tokensOf()).toEqual([]);
    expect(joinText([])).toBe('');
  });
});

describe('labels', () => {
  test.each([
    [' cat', '·cat'],
    ['a  b ', 'a··b·'],
    ['\n\n', '⏎⏎'],
    ['\tx', '⇥x'],
    ['\r\n', 'U+000D ⏎'],
    ['\u200B', 'U+200B'],
    ['a\u00A0b', 'a U+00A0 b'],
    ['\u202E\u202C', 'U+202E U+202C'],
    ['\uFEFF', 'U+FEFF'],
    ['\uFFFD', 'U+FFFD'],
    ['\u0301', 'U+0301'],
    [' \u0301', '· U+0301'],
    ['e\u0301', 'e\u0301'],
    ['❤\uFE0F', '❤ U+FE0F'],
    ['שלום', 'שלום'],
    ['日本', '日本'],
    ['\0', 'U+0000'],
  ])('%j is written %j', (text, label) => {
    expect(tokensOf(text).map(tokenLabel)).toEqual([label]);
  });

  test.each([
    [[0xf0, 0x9f], 'F0 9F'],
    [[0x98, 0x80], '98 80'],
    [[0x20, 0xe2, 0x80], '· E2 80'],
    [[0x82, 0xac, 0x61, 0xe2], '82 AC a E2'],
    [[0xff, 0x00], 'FF U+0000'],
  ])('bytes %j are written %j', (bytes, label) => {
    expect(tokensOf(bytes).map(tokenLabel)).toEqual([label]);
  });

  test('a token without bytes is written as its number', () => {
    expect(candidateLabel(vocabularyOf([new Uint8Array()]), tokenId(0))).toBe('#0');
  });
});

test('lone surrogates are replaced and counted, pairs are kept', () => {
  expect(wellFormed('a\uD83Db\uDE00')).toEqual({ text: 'a\uFFFDb\uFFFD', replaced: 2 });
  expect(wellFormed('😀')).toEqual({ text: '😀', replaced: 0 });
  fc.assert(
    fc.property(fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }), (text) => {
      const { text: whole, replaced } = wellFormed(text);
      expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))).toBe(whole);
      expect(whole).toHaveLength(text.length);
      expect(replaced > 0).toBe(whole !== text);
    }),
  );
});
