/** Words of a made lesson: a note is text, an answer is compared as people compare, tokens stand as in their text. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tokensAsked } from '@/store/made/tokensAsked.ts';
import { isExpected } from '@/views/learn/made/isExpected.ts';
import { readNote } from '@/views/learn/made/readNote.ts';

it('A note has every letter that was written, in order, but for its marks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (note) => {
      const letters = (text: string) => text.replaceAll(/[\s*`•-]/g, '');
      const read = readNote(note).flatMap(({ lines }) => lines.flatMap((line) => line.map(({ text }) => text)));
      expect(letters(read.join(''))).toBe(letters(note));
    }),
  );
});

it('A note has paragraphs, lists, words set apart and tokens, and no other markup', () => {
  expect(readNote('Look at ` book`:\nit is **one token**.\n\n- a\n- <b>b</b>')).toEqual([
    {
      kind: 'paragraph',
      lines: [
        [
          { kind: 'text', text: 'Look at ' },
          { kind: 'token', text: ' book' },
          { kind: 'text', text: ':' },
        ],
        [
          { kind: 'text', text: 'it is ' },
          { kind: 'strong', text: 'one token' },
          { kind: 'text', text: '.' },
        ],
      ],
    },
    { kind: 'list', lines: [[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: '<b>b</b>' }]] },
  ]);
});

it.each([
  ['Mary', ['mary'], true],
  ['  “Mary.” ', ['Mary', 'John'], true],
  ['the  shop', ['The shop'], true],
  ['Marie', ['Mary'], false],
  ['', [''], false],
  ['…', ['.'], false],
])('%j is among %j: %s', (written, expected, is) => {
  expect(isExpected(written, expected)).toBe(is);
});

it('A word brings the space along that stands before it in the text; the same word is asked once', () => {
  const asked = (words: string[]) => ({
    kind: 'model' as const,
    asks: '',
    answers: words.map((text) => ({ text, isRight: false })),
  });
  expect(tokensAsked(asked(['Mary', ' John', ',', 'Mary', '']), 'a book to')).toEqual([' Mary', ' John', ',']);
  expect(tokensAsked(asked(['Mary']), 'a book to ')).toEqual(['Mary']);
});
