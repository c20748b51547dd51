import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortenCaption } from '@/draw/tokenCaption.ts';

test('a caption that fits is left alone, one that does not ends in an ellipsis', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 12 }), (text, length) => {
      const short = shortenCaption(text, length);
      const characters = [...text];
      if (characters.length <= length) expect(short).toBe(text);
      else {
        expect([...short]).toHaveLength(length);
        expect(short.endsWith('…')).toBe(true);
        expect(text.startsWith(short.slice(0, -1))).toBe(true);
      }
    }),
  );
});
