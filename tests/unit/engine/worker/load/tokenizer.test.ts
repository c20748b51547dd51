/** The tokenizer that transformers.js wraps, with the vocabulary's bytes as we read them. */
import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mendTokenizer } from '@/engine/worker/load/mendTokenizer.ts';
import { readVocabulary } from '@/engine/worker/load/readVocabulary.ts';
import { MODELS, readJson, readReference } from '../../support/golden.ts';

interface TokenizerFile {
  model: { vocab: Record<string, number> };
}

function open(model: keyof typeof MODELS, size: number) {
  const json = readJson(`${MODELS[model]}tokenizer.json`) as TokenizerFile;
  const tokenizer = new Tokenizer(json, readJson(`${MODELS[model]}tokenizer_config.json`) as object);
  mendTokenizer(tokenizer, size);
  const vocabulary = readVocabulary(tokenizer.get_vocab(), tokenizer.get_added_tokens_decoder(), size);
  const encode = (text: string) => tokenizer.encode(text, { add_special_tokens: false }).ids;
  const pieceOf = (id: number) => vocabulary.bytes.subarray(vocabulary.offsets[id], vocabulary.offsets[id + 1]);
  const join = (ids: readonly number[]) => Uint8Array.from(ids.flatMap((id) => [...pieceOf(id)]));
  return { vocabulary, encode, pieceOf, join };
}

const embedded = open('embedded', 8192);
const tiny = open('current', 1000);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('the embedded tokenizer', () => {
  test.each(readReference('embedded').map(({ text, ids }) => [text!, [...ids]] as const))(
    'makes of "%s" what the reference makes',
    (text, ids) => {
      expect(embedded.encode(text)).toEqual(ids);
    },
  );

  // Made with Hugging Face's tokenizers for Python.
  test.each([
    ["\u0085's", [126, 227, 338]],
    ["\ufeff's", [171, 119, 123, 6, 82]],
    ['a \u0085 b', [64, 1587, 227, 275]],
    ['x\ufeff y', [87, 171, 119, 123, 331]],
    ["\ufeff\ufeff 's \u0085\u0085'll", [171, 119, 123, 171, 119, 123, 705, 82, 1587, 227, 126, 227, 1183]],
    ["\u2028's \u180e's", [447, 101, 338, 220, 157, 254, 236, 6, 82]],
  ])('cuts %j at white space as the reference does', (text, ids) => {
    expect(embedded.encode(text)).toEqual(ids);
  });

  test('cuts the text of a token that the network has no row for like any other', () => {
    const smaller = open('embedded', 8191);
    const ids = smaller.encode('a<|endoftext|>b');
    expect(Math.max(...ids)).toBeLessThan(8191);
    expect(smaller.join(ids)).toEqual(utf8('a<|endoftext|>b'));
  });

  test('knows every byte', () => {
    const single = new Set(
      Array.from({ length: 8192 }, (_, id) => embedded.pieceOf(id))
        .filter((p) => p.length === 1)
        .map(([byte]) => byte),
    );
    expect(single.size).toBe(256);
  });

  test('has one control token, written plainly', () => {
    expect(embedded.vocabulary.specialTokens).toEqual([8191]);
    expect(new TextDecoder().decode(embedded.pieceOf(8191))).toBe('<|endoftext|>');
    expect(embedded.encode('a<|endoftext|>b')).toContain(8191);
  });
});

describe.each([
  ['embedded', embedded],
  ['tiny', tiny],
] as const)('pieces of the %s tokenizer', (_, { encode, join }) => {
  const wellFormed = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.toWellFormed());

  test('join to the bytes of any text', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        expect(join(encode(text))).toEqual(utf8(text));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    '',
    ' ',
    '\n\n\t  \r\n',
    '  two  spaces ',
    'naïve café — “quotes”',
    '日本語のテキスト',
    'مرحبا بالعالم',
    '👩‍👩‍👧‍👦🏳️‍🌈',
    'e\u0301 is not \u00e9',
    '\u0000\u0007\u001b',
    '\ufeffbyte order mark',
    'ﬁ ½ Ⅷ',
    "it's we'll I'M",
    '<|endoftext|><|endoftext|>',
    'Ġ Ċ ĠĊ',
  ])('join to %j', (text) => {
    expect(join(encode(text))).toEqual(utf8(text));
  });
});

test('a hundred thousand characters are read in time', () => {
  const started = performance.now();
  const texts = ['a'.repeat(100_000), 'the cat sat on the mat. '.repeat(4200), '日本'.repeat(50_000)];
  for (const text of texts) expect(embedded.join(embedded.encode(text))).toHaveLength(utf8(text).length);
  expect(performance.now() - started).toBeLessThan(20_000);
});

describe('a vocabulary', () => {
  test('leaves tokens it does not know without bytes, and those beyond the network out', () => {
    const tokens = new Map([
      ['a', 0],
      ['Ġb', 2],
      ['c', 9],
    ]);
    const { bytes, offsets } = readVocabulary(tokens, new Map([[8, { content: 'x', special: true }]]), 4);
    expect([...bytes]).toEqual([97, 32, 98]);
    expect([...offsets]).toEqual([0, 1, 1, 3, 3]);
  });

  test('that is not written in bytes is refused', () => {
    expect(() => readVocabulary(new Map([['▁word', 0]]), new Map(), 1)).toThrow(
      expect.objectContaining({ name: 'ModelCorrupt' }),
    );
  });
});
