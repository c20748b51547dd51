/** The pseudo-language, and which language of those wanted the page speaks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareModelsEnglish } from '@/app/compareModelsMessages.ts';
import { collectEnglish } from '@/app/collectMessages.ts';
import { english } from '@/app/i18n.ts';
import { insideEnglish } from '@/app/insideMessages.ts';
import { firstKnown } from '@/app/languages.ts';
import { pseudo, pseudoCatalog } from '@/app/pseudoLanguage.ts';
import { learnEnglish } from '@/app/learnMessages.ts';
import { sheetEnglish } from '@/app/sheetMessages.ts';
import { tokensEnglish } from '@/app/tokensMessages.ts';
import { teachEnglish } from '@/app/teachMessages.ts';
import { trainingEnglish } from '@/app/trainingMessages.ts';

type Messages = string | { readonly [key: string]: Messages };
const texts = (messages: Messages): string[] =>
  typeof messages === 'string' ? [messages] : Object.values(messages).flatMap(texts);
const keptParts = (message: string) => message.match(/\{\{.*?\}\}|<[^>]*>/g) ?? [];
const lettersOf = (message: string) => message.replace(/\{\{.*?\}\}|<[^>]*>/g, '').match(/\p{L}/gu)?.length ?? 0;

describe('The pseudo-language', () => {
  it('keeps every placeholder and tag of every message, in order', () => {
    const all = texts({
      ...english,
      ...insideEnglish,
      ...compareModelsEnglish,
      ...trainingEnglish,
      ...learnEnglish,
      ...sheetEnglish,
      ...tokensEnglish,
      ...teachEnglish,
      ...collectEnglish,
    });
    for (const message of all) expect(keptParts(pseudo(message))).toEqual(keptParts(message));
    expect(texts(pseudoCatalog() as Messages)).toEqual(all.map(pseudo));
  });

  it('is a good third longer, in brackets, wherever there is something to translate', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        const message = words.join(' ');
        const written = pseudo(message);
        expect(written).toMatch(/^⟦.*⟧$/u);
        expect(lettersOf(written)).toBe(lettersOf(message) + Math.floor((lettersOf(message) * 4) / 10));
      }),
    );
    expect(pseudo('{{value}}')).toBe('{{value}}');
    expect(pseudo('Next token')).toBe('⟦Ñêxxţ ţţôķêêñ⟧');
  });
});

describe('The language of the page', () => {
  it('is the first of those wanted that it has, and English where it has none', () => {
    expect(firstKnown([null, 'xx', 'en-GB'])).toBe('en');
    expect(firstKnown(['en-XA', 'en'])).toBe('en-XA');
    expect(firstKnown(['toString', 'constructor'])).toBe('en');
    expect(firstKnown([])).toBe('en');
  });
});
