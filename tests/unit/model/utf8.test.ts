import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readUtf8 } from '@/model/utf8.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes that are often nearly UTF-8: random ones, and cut and spoiled encodings of text. */
const almostUtf8 = fc.oneof(
  fc.uint8Array({ maxLength: 24 }),
  fc
    .array(fc.constantFrom(0x41, 0x80, 0x9f, 0xa0, 0xbf, 0xc1, 0xc3, 0xe0, 0xe2, 0xed, 0xf0, 0xf4, 0xf5, 0xff), {
      maxLength: 12,
    })
    .map((bytes) => Uint8Array.from(bytes)),
  fc.tuple(fc.string({ unit: 'binary' }), fc.nat(), fc.nat()).map(([text, from, length]) => {
    const bytes = new TextEncoder().encode(text);
    return bytes.slice(from % (bytes.length + 1)).slice(0, length % (bytes.length + 1));
  }),
);

test('the parts of any bytes cover them in order', () => {
  fc.assert(
    fc.property(almostUtf8, (bytes) => {
      let end = 0;
      for (const part of readUtf8(bytes)) {
        expect(part.from).toBe(end);
        expect(part.to).toBeGreaterThan(part.from);
        end = part.to;
      }
      expect(end).toBe(bytes.length);
    }),
  );
});

test('the characters of any bytes, with U+FFFD for broken parts, are what TextDecoder reads', () => {
  fc.assert(
    fc.property(almostUtf8, (bytes) => {
      const text = readUtf8(bytes).map(({ codePoint }) => String.fromCodePoint(codePoint ?? 0xfffd));
      expect(text.join('')).toBe(decoder.decode(bytes));
    }),
    { numRuns: 1000 },
  );
});

test('characters of one to four bytes are read as in RFC 3629', () => {
  const parts = readUtf8(new TextEncoder().encode('aé€😀'));
  expect(parts.map(({ from, to }) => to - from)).toEqual([1, 2, 3, 4]);
  expect(parts.map(({ codePoint }) => codePoint)).toEqual([0x61, 0xe9, 0x20ac, 0x1f600]);
});

test('too long spellings, surrogates and code points above U+10FFFF are no characters', () => {
  for (const bytes of [
    [0xc0, 0x80],
    [0xe0, 0x80, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
  ])
    for (const part of readUtf8(Uint8Array.from(bytes))) expect(part.codePoint).toBeNull();
});
