/** Laws of the token strip: the text is shown whole or counted, and numbers stand with the token they belong to. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenId } from '@/model/axes.ts';
import { createVocabulary } from '@/model/vocabulary.ts';
import { arrangeTokens, MAX_OUTSIDE } from '@/views/tokens/arrangeTokens.ts';

const vocabulary = createVocabulary(
  Uint8Array.from({ length: 256 }, (_, byte) => byte),
  Uint32Array.from({ length: 257 }, (_, byte) => byte),
  [],
);
const ids = (text: string) => Array.from(new TextEncoder().encode(text), tokenId);
const texts = fc.record({
  prompt: fc.array(fc.nat(255), { maxLength: 400 }),
  made: fc.array(fc.nat(255), { maxLength: 200 }),
  back: fc.nat(200),
  windowLength: fc.integer({ min: 1, max: 300 }),
});

describe('Arranging tokens', () => {
  it('shows or counts every token, in order, and reads no more than the window', () => {
    fc.assert(
      fc.property(texts, ({ prompt, made, back, windowLength }) => {
        const cursor = Math.max(0, made.length - back);
        const generated = made.map((id) => ({ id: tokenId(id), choice: 'drawn' as const, u: 0.5 }));
        const text = { promptIds: prompt.map(tokenId), generated, cursor };
        const { fallen, fallenCount, window, later, laterCount } = arrangeTokens(text, windowLength, vocabulary, null);
        expect(fallenCount + window.length + laterCount).toBe(prompt.length + made.length);
        expect(window.length).toBe(Math.min(windowLength, prompt.length + cursor));
        expect([fallen.length, later.length]).toEqual([fallenCount, laterCount].map((n) => Math.min(n, MAX_OUTSIDE)));
        const shown = [...fallen, ...window, ...later];
        shown.forEach(({ token, index }, at) => {
          expect(token.id).toBe([...prompt, ...made][index]);
          expect(index).toBe(shown[0]!.index + at);
        });
        expect(window.map((arranged) => arranged.position)).toEqual(window.map((_, at) => at));
      }),
    );
  });

  it('gives a surprise only to tokens it was computed for', () => {
    const computed = { ids: ids('abX'), surprisal: Float32Array.of(NaN, 2, 9) };
    const { window } = arrangeTokens({ promptIds: ids('abcd'), generated: [], cursor: 0 }, 9, vocabulary, computed);
    expect(window.map(({ surprisal }) => surprisal)).toEqual([null, 2, null, null]);
  });

  it('sees a character whole though the window begins inside it', () => {
    const { window } = arrangeTokens({ promptIds: ids('a€'), generated: [], cursor: 0 }, 2, vocabulary, null);
    expect(window.map(({ token }) => token.fragment?.character)).toEqual(['€', '€']);
  });
});
