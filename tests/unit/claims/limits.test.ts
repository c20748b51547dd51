/** The laboratory of limits: every number in its words is a claim, and each is what the page computes. */
import { beforeAll, describe, expect, test } from 'vitest';
import { formats } from '@/draw/formats.ts';
import { CHECK } from '@/lessons/checkItems.ts';
import { BENCHES } from '@/lessons/limits.ts';
import { PREDICT_TEXTS } from '@/lessons/predictTexts.ts';
import type { LessonClaim } from '@/model/lessonClaim.ts';
import type { Stores } from '@/store/createStores.ts';
import { claimWords } from '@/views/learn/claimWords.ts';
import { findToken } from '@/model/findToken.ts';
import { measureLesson } from './measureLesson.ts';
import { openRealPage } from './realPage.ts';

const found = (text: string) => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!))].sort();

describe.each(BENCHES)('the bench $id', ({ result, claims, options, right, why, helpWords, prompt, others }) => {
  test('takes every number from a claim, and leaves no claim unsaid', () => {
    expect(found(result.en!)).toEqual(Object.keys(claims).sort());
    for (const words of [result, why, helpWords]) expect(words.en).not.toMatch(/\d\s?%|\d per cent|\d bits/);
  });

  test('asks before it tells, and offers other prompts', () => {
    expect(options).toHaveLength(3);
    expect(options[right]).toBeDefined();
    expect(others.length).toBeGreaterThan(1);
  });

  test('gives no text of the game away', () => {
    const texts = PREDICT_TEXTS.map(({ text }) => text);
    expect(texts).not.toContain(prompt);
  });
});

describe('what the benches and the check say of the model', () => {
  let page: Stores;
  beforeAll(async () => (page = await openRealPage()), 60_000);

  const all = [...BENCHES, ...CHECK.items].flatMap(({ id, claims = {} }) =>
    Object.entries<LessonClaim>(claims).map(([as, claim]) => ({ name: `${id}: ${as}`, claim })),
  );
  test.each(all)(
    '$name is what the page computes',
    async ({ claim }) => {
      const measured = await measureLesson(claim, page);
      expect(claimWords(measured, formats('en'))).toBe(claimWords(claim, formats('en')));
    },
    60_000,
  );

  test('words whose probability is watched are one token each', () => {
    const { vocabulary } = page.network.getState().model!;
    for (const word of BENCHES.flatMap(({ table }) => table?.words ?? []))
      expect(findToken(vocabulary, word), word).not.toBeNull();
  });
});
