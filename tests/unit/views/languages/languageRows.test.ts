/** The arithmetic of the price of languages. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SORT_KEYS } from '@/store/tokenizerChoices.ts';
import { DECLARATION } from '@/store/tokenizers/declaration.ts';
import { costOf, extremes, fitting, languageRows, ownRow, ratioOf, sortRows } from '@/views/languages/languageRows.ts';
import { languageName } from '@/views/languages/useLanguageRows.ts';
import { realCut } from '../../model/tokenizers/realCuts.ts';

const counted = (id: Parameters<typeof realCut>[0]) => DECLARATION.map(({ text }) => realCut(id)(text).ids.length);
const rows = languageRows({
  declaration: DECLARATION,
  nameOf: (tag) => languageName(tag, 'en'),
  counts: new Map([
    ['bytes', counted('bytes')],
    ['gpt2', counted('gpt2')],
    ['o200k', counted('o200k')],
  ]),
});
const row = (tag: string) => rows.find((known) => known.tag === tag)!;

describe('The price of languages', () => {
  it('is 1 for English, with every tokenizer', () => {
    for (const column of ['bytes', 'gpt2', 'o200k'] as const) expect(ratioOf(row('en'), column, rows)).toBe(1);
  });

  it('is not known for a tokenizer that has not counted', () => {
    expect(ratioOf(row('de-1996'), 'mistral', rows)).toBeNull();
    expect(extremes(rows, 'mistral')).toBeNull();
  });

  it('in bytes is the bytes of the text', () => {
    for (const each of rows) expect(each.tokens.get('bytes')).toBe(each.bytes);
  });

  it('differs between tokenizers: what is said beside the table', () => {
    for (const tag of ['th', 'hi', 'ta', 'my', 'ka'])
      expect(ratioOf(row(tag), 'o200k', rows)!).toBeLessThan(ratioOf(row(tag), 'gpt2', rows)!);
  });

  it('is sorted either way without losing a row, what is not counted last', () => {
    const uncounted = ownRow('own', 'x', new Map());
    fc.assert(
      fc.property(fc.constantFrom(...SORT_KEYS), fc.boolean(), (by, isDescending) => {
        const sorted = sortRows([uncounted, ...rows], { by, isDescending });
        expect(new Set(sorted)).toEqual(new Set([uncounted, ...rows]));
        if (by === 'gpt2' || by === 'o200k') {
          expect(sorted.at(-1)).toBe(uncounted);
          const tokens = sorted.slice(0, -1).map(({ tokens }) => tokens.get(by)!);
          const sign = isDescending ? -1 : 1;
          expect(tokens.every((count, at) => at === 0 || sign * (count - tokens[at - 1]!) >= 0)).toBe(true);
        }
      }),
    );
  });

  it('finds the fewest and the most tokens', () => {
    const { least, most } = extremes(rows, 'gpt2')!;
    const all = rows.map(({ tokens }) => tokens.get('gpt2')!);
    expect([least.tokens.get('gpt2'), most.tokens.get('gpt2')]).toEqual([Math.min(...all), Math.max(...all)]);
  });

  it('in money grows with tokens and price, and the window holds whole paragraphs', () => {
    expect(costOf(40, 2.5, 1000)).toBeCloseTo(0.1, 12);
    expect(costOf(40, 0, 1000)).toBe(0);
    expect(fitting(40, 256)).toBe(6);
    expect(fitting(300, 256)).toBe(0);
  });

  it('names languages in the language of the page, without the orthography', () => {
    expect(languageName('de-1996', 'en')).toBe('German');
    expect(languageName('de-1996', 'de')).toBe('Deutsch');
    expect(languageName('el-monoton', 'en')).toBe('Greek');
  });
});
