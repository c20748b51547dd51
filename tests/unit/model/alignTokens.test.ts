/** Laws of two cuts of one text, of what they cost, and of tokens found by what they spell. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { alignTokens, placeTokens } from '@/model/alignTokens.ts';
import { tokenId } from '@/model/axes.ts';
import { compareNextTokens, findSameToken, isSameVocabulary } from '@/model/compareNextTokens.ts';
import { bitsOfParts, textBits, type ReadText } from '@/model/textBits.ts';
import { createVocabulary, type Vocabulary } from '@/model/vocabulary.ts';

const encoder = new TextEncoder();

/** Letters of several scripts, both ways of writing, marks that combine, and signs of up to four bytes. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 14 }),
  fc.string({
    unit: fc.constantFrom('a', ' ', 'é', '€', '😀', '👩‍👩‍👧', 'e\u0301', '\u200D', 'ש', 'لا', 'नि', '\n', '\uFFFD'),
    maxLength: 14,
  }),
);
const anyCuts = fc.array(fc.nat(), { maxLength: 14 });

/** The bytes of a text cut at random places, also inside characters; a piece may be empty. */
function cut(text: string, places: readonly number[]): Uint8Array[] {
  const bytes = encoder.encode(text);
  const inside = places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
  const edges = [0, ...inside, bytes.length];
  return edges.slice(1).map((edge, at) => bytes.slice(edges[at], edge));
}
const endsOf = (pieces: readonly Uint8Array[]) => {
  let end = 0;
  return pieces.map(({ length }) => (end += length));
};
const twoCuts = fc
  .tuple(anyText, anyCuts, anyCuts)
  .map(([text, one, other]) => ({ text, first: cut(text, one), second: cut(text, other) }));

/** Surprisals for so many tokens; the first is not predicted. */
const bitsFor = (count: number, seed: number) =>
  Float32Array.from({ length: count }, (_, at) => (at === 0 ? NaN : ((at * 7 + seed) % 23) / 2));
const readOf = (pieces: readonly Uint8Array[], text: string, seed: number): ReadText => ({
  ...placeTokens(pieces, text)!,
  unread: 0,
  surprisal: bitsFor(pieces.length, seed),
});

describe('tokens placed in a text', () => {
  it('end where their bytes do, when they spell it as it is written', () => {
    fc.assert(
      fc.property(twoCuts, ({ text, first }) => {
        expect(placeTokens(first, text)).toEqual({ ends: endsOf(first), changed: [] });
      }),
    );
  });

  it('keep their characters where a tokenizer writes others in their place', () => {
    const spelled = ['a', ' ', 'b', ' '].map((character) => encoder.encode(character));
    expect(placeTokens(spelled, 'aéb😀')).toEqual({
      ends: [1, 3, 4, 8],
      changed: [
        [1, 3],
        [4, 8],
      ],
    });
  });

  it('are none where they spell more characters, or fewer', () => {
    expect(placeTokens([encoder.encode('ab')], 'abc')).toBeNull();
    expect(placeTokens([encoder.encode('abcd')], 'abc')).toBeNull();
  });
});

describe('two cuts of one text', () => {
  it('are in parts that cover each byte once and in order, and each token of both', () => {
    fc.assert(
      fc.property(twoCuts, ({ text, first, second }) => {
        const parts = alignTokens(endsOf(first), endsOf(second));
        const length = encoder.encode(text).length;
        if (length === 0) {
          expect(parts).toEqual([]);
          return;
        }
        parts.forEach(({ from, to }, at) => {
          expect(from).toBe(parts[at - 1]?.to ?? 0);
          expect(to).toBeGreaterThan(from);
        });
        expect(parts.at(-1)?.to).toBe(length);
        for (const [side, pieces] of [['first', first] as const, ['second', second] as const]) {
          const tokens = parts.flatMap((part) =>
            Array.from({ length: part[side][1] - part[side][0] }, (_, at) => part[side][0] + at),
          );
          expect(tokens).toEqual([...pieces.keys()]);
        }
      }),
    );
  });

  it('have an end at every edge of a part and in no part another that both have', () => {
    fc.assert(
      fc.property(twoCuts, ({ first, second }) => {
        const [one, other] = [new Set(endsOf(first)), new Set(endsOf(second))];
        for (const { from, to } of alignTokens(endsOf(first), endsOf(second))) {
          expect(one.has(to) && other.has(to)).toBe(true);
          for (let place = from + 1; place < to; place++) expect(one.has(place) && other.has(place)).toBe(false);
        }
      }),
    );
  });

  it('with themselves have a part for each token that has a byte', () => {
    fc.assert(
      fc.property(twoCuts, ({ first }) => {
        const parts = alignTokens(endsOf(first), endsOf(first));
        expect(parts).toHaveLength(first.filter(({ length }) => length > 0).length);
        for (const part of parts) expect(part.first).toEqual(part.second);
      }),
    );
  });

  it('that are not of one text are refused', () => {
    expect(() => alignTokens([3, 8], [3, 7])).toThrow(RangeError);
  });
});

describe('bits per byte', () => {
  it('are the sum of surprisals divided by the bytes, over the same parts for both', () => {
    fc.assert(
      fc.property(twoCuts, ({ text, first, second }) => {
        const read = [readOf(first, text, 1), readOf(second, text, 2)] as const;
        const parts = bitsOfParts(alignTokens(read[0].ends, read[1].ends), ...read);
        const found = textBits(parts);
        const counted = parts.filter(({ isCounted }) => isCounted);
        expect(found.bytes).toBe(encoder.encode(text).length);
        expect(found.countedBytes).toBe(counted.reduce((sum, { from, to }) => sum + to - from, 0));
        (['first', 'second'] as const).forEach((side, at) => {
          let sum = 0;
          for (const part of counted)
            for (let token = part[side][0]; token < part[side][1]; token++) sum += read[at]!.surprisal[token]!;
          expect(found.bits[side]).toBeCloseTo(sum, 6);
          if (found.perByte) expect(found.perByte[side]).toBe(found.bits[side] / found.countedBytes);
        });
      }),
    );
  });

  it('of a model and itself are the same to the last bit, over all but the first token', () => {
    fc.assert(
      fc.property(twoCuts, ({ text, first }) => {
        const read = readOf(first, text, 3);
        const { bits, perByte, bytes, countedBytes } = textBits(
          bitsOfParts(alignTokens(read.ends, read.ends), read, read),
        );
        expect(bits.first).toBe(bits.second);
        if (perByte) expect(perByte).toEqual({ first: perByte.first, second: perByte.first, difference: 0 });
        // Tokens without a byte before the first that has one go with it.
        const firstEnd = read.ends.find((end) => end > 0) ?? 0;
        expect(countedBytes).toBe(bytes - firstEnd);
      }),
    );
  });

  test('worked case: what only one predicts counts for neither', () => {
    const text = 'The king';
    const first = {
      ...placeTokens(
        ['The', ' king'].map((each) => encoder.encode(each)),
        text,
      )!,
      unread: 0,
    };
    const second = {
      ...placeTokens(
        ['T', 'he', ' king'].map((each) => encoder.encode(each)),
        text,
      )!,
      unread: 0,
    };
    const read = [
      { ...first, surprisal: [NaN, 9] },
      { ...second, surprisal: [NaN, 4, 8] },
    ] as const;
    const found = textBits(bitsOfParts(alignTokens(first.ends, second.ends), ...read));
    expect(found).toMatchObject({ bytes: 8, countedBytes: 5, bits: { first: 9, second: 8 } });
    expect(found.perByte).toEqual({ first: 1.8, second: 1.6, difference: 1.6 - 1.8 });
  });

  test('what was not read, and what is read as another character, is not counted', () => {
    const text = 'aébc';
    const whole = { ...placeTokens([encoder.encode('a'), ...[...'ébc'].map((each) => encoder.encode(each))], text)! };
    const known = { ...whole, unread: 0, surprisal: [NaN, 1, 2, 4] };
    const spelled = placeTokens(
      [...'a bc'].map((each) => encoder.encode(each)),
      text,
    )!;
    expect(textBits(bitsOfParts(alignTokens(known.ends, spelled.ends), known, { ...known, ...spelled }))).toMatchObject(
      {
        bytes: 5,
        countedBytes: 2,
        bits: { first: 6, second: 6 },
      },
    );
    // Reads from the third token on, and predicts from the fourth.
    const late = { ...whole, unread: 2, surprisal: [NaN, 3] };
    expect(textBits(bitsOfParts(alignTokens(known.ends, late.ends), known, late))).toMatchObject({
      countedBytes: 1,
      bits: { first: 4, second: 3 },
    });
    expect(
      textBits(bitsOfParts(alignTokens(whole.ends, whole.ends), known, { ...known, surprisal: [NaN, NaN, NaN, NaN] }))
        .perByte,
    ).toBeNull();
  });
});

function vocabularyOf(pieces: readonly string[], special: readonly number[] = []): Vocabulary {
  const bytes = pieces.map((piece) => encoder.encode(piece));
  return createVocabulary(
    Uint8Array.from(bytes.flatMap((piece) => [...piece])),
    Uint32Array.from([0, ...endsOf(bytes)]),
    special,
  );
}

describe('what comes next for two models', () => {
  const one = vocabularyOf(['a', ' b', 'c', '<end>'], [3]);
  const other = vocabularyOf(['<end>', 'c', '', ' b', 'bb']);

  test('a token is found by what it spells; a control token is not the same letters', () => {
    expect(findSameToken(tokenId(1), one, other)).toBe(3);
    expect(findSameToken(tokenId(0), one, other)).toBeNull();
    expect(findSameToken(tokenId(3), one, other)).toBeNull();
    expect(findSameToken(tokenId(2), other, one)).toBeNull();
    expect(isSameVocabulary(one, other)).toBe(false);
    expect(isSameVocabulary(one, vocabularyOf(['a', ' b', 'c', '<end>'], [3]))).toBe(true);
    expect(isSameVocabulary(one, vocabularyOf(['a', ' b', 'c', '<end>']))).toBe(false);
  });

  test('likeliest tokens of either stand once, with what each side gives them', () => {
    const rows = compareNextTokens(
      { vocabulary: one, logits: [3, 2, 1, 0] },
      { vocabulary: other, logits: [0, 2, 1, 3, 5] },
      2,
    );
    const ids = rows.map(({ first, second }) => [first?.id ?? null, second?.id ?? null]);
    expect(ids).toEqual([
      [null, 4],
      [0, null],
      [1, 3],
    ]);
  });

  it('of a model and itself gives each token the same twice', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: -9, max: 9, noNaN: true }), { minLength: 4, maxLength: 4 }), (logits) => {
        const rows = compareNextTokens({ vocabulary: one, logits }, { vocabulary: one, logits }, 3);
        expect(rows).toHaveLength(3);
        for (const { first, second } of rows) expect(first).toEqual(second);
      }),
    );
  });
});
