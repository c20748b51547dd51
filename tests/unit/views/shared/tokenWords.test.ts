/** A token in words: what a voice reads where the label is made of signs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startMessages } from '@/app/i18n.ts';
import { formats } from '@/draw/formats.ts';
import { tokenId } from '@/model/axes.ts';
import { candidateLabelParts } from '@/model/tokenLabel.ts';
import { SPOKEN_SIGNS, spokenToken } from '@/model/tokenSpeech.ts';
import { createVocabulary } from '@/model/vocabulary.ts';
import { tokenWords } from '@/views/shared/tokenWords.ts';

const i18n = startMessages();
const partsOf = (piece: string | readonly number[]) => {
  const bytes = typeof piece === 'string' ? new TextEncoder().encode(piece) : Uint8Array.from(piece);
  return candidateLabelParts(createVocabulary(bytes, Uint32Array.of(0, bytes.length), []), tokenId(0));
};
const said = (piece: string | readonly number[]) =>
  tokenWords(i18n.getFixedT('en', 'tokens'), formats('en'), partsOf(piece));

describe('a token in words', () => {
  it.each([
    ['Mary', undefined],
    [' Mary', 'Mary, with a space before'],
    [' ', 'space'],
    ['   ', 'space, 3 times'],
    [',', 'comma'],
    [' (', 'opening bracket, with a space before'],
    ['\n', 'new line'],
    ['\n\n', 'new line, 2 times'],
    [',"', 'comma, quotation mark'],
    ["'s", 'apostrophe, s'],
    ['don’t', 'don, apostrophe, t'],
    ['·', undefined],
    [' 東京', '東京, with a space before'],
    ['\u200B', 'character U+200B'],
    [[0xf0, 0x9f], 'bytes F0 9F, part of a character'],
    [[0x20, 0xe2, 0x80], 'bytes E2 80, part of a character, with a space before'],
  ])('%j is %j', (piece, words) => {
    expect(said(piece)).toBe(words);
  });

  it('has a word for every sign of ASCII', () => {
    for (let code = 0x21; code < 0x7f; code++) {
      const character = String.fromCharCode(code);
      if (!/[\p{L}\p{N}]/u.test(character)) expect(said(character), character).toMatch(/^[a-z ]+$/);
    }
    expect(new Set(Object.keys(SPOKEN_SIGNS)).size).toBeGreaterThan(32);
  });

  it('leaves nothing of the label out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), (text) => {
        const label = partsOf(text);
        const spoken = spokenToken(label);
        const signs = Object.entries(SPOKEN_SIGNS);
        const written = (spoken?.parts ?? []).map((part) =>
          part.kind === 'sign' ? signs.find(([, name]) => name === part.sign)![0].repeat(part.count) : part.text,
        );
        const all = (spoken?.hasSpaceBefore ? '·' : '') + written.join('');
        if (spoken)
          expect(all.replaceAll('’', "'")).toBe(
            label
              .map((part) => part.label)
              .join('')
              .replaceAll('’', "'"),
          );
      }),
    );
  });
});
