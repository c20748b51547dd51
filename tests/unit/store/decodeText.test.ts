/** Files of text: what encodes a text is read back, what is no text is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, MOST_FILE_BYTES } from '@/store/training/decodeText.ts';

/** Printable text with line ends. */
const text = fc.string({ unit: 'grapheme' }).map((value) => value.replace(/[\p{Cc}\ufeff]/gu, ' ').toWellFormed());
const encodeUtf16 = (value: string, isLittle: boolean) => {
  const bytes = new Uint8Array(2 + 2 * value.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, isLittle);
  for (let i = 0; i < value.length; i++) view.setUint16(2 + 2 * i, value.charCodeAt(i), isLittle);
  return bytes;
};
const latin1 = (value: string) => Uint8Array.from(value, (character) => character.charCodeAt(0));

describe('The bytes of a file', () => {
  it('are the text they encode, in UTF-8 and in UTF-16 that says so', () => {
    fc.assert(
      fc.property(text, (value) => {
        const read = { kind: 'text', text: value, isGuessed: false };
        expect(decodeText(new TextEncoder().encode(value))).toEqual(read);
        for (const isLittle of [true, false]) expect(decodeText(encodeUtf16(value, isLittle))).toEqual(read);
      }),
    );
  });

  it('are the text they encode in Latin-1, and that this is a guess is told', () => {
    expect(decodeText(latin1('Der Käse und die Wölfe, été à la façade.'))).toEqual({
      kind: 'text',
      text: 'Der Käse und die Wölfe, été à la façade.',
      isGuessed: true,
    });
  });

  it('never become a character that the file does not have', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const decoded = decodeText(bytes);
        const isReplaced = decoded.kind === 'text' && decoded.text.includes('\uFFFD');
        expect(
          isReplaced && !isValidUtf8(bytes) && decoded.isGuessed === false && bytes[0] !== 0xff && bytes[0] !== 0xfe,
        ).toBe(false);
      }),
    );
  });

  it.each<[string, number[]]>([
    ['a PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]],
    ['a JPEG', [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]],
    ['a ZIP (a word processor’s file)', [0x50, 0x4b, 3, 4, 20, 0, 8, 0]],
    ['gzip', [0x1f, 0x8b, 8, 0]],
    ['half of a UTF-16 character', [0xff, 0xfe, 0x41]],
  ])('of %s are refused', (_, bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toEqual({ kind: 'refused', reason: 'binary' });
  });

  it('of a huge file are refused before they are read', () => {
    expect(decodeText(new Uint8Array(MOST_FILE_BYTES + 1))).toEqual({ kind: 'refused', reason: 'tooLarge' });
  });
});

function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
