/** The game of predicting: its texts are fair, unseen, and what is kept of them is what the page computes. */
import { beforeAll, expect, test } from 'vitest';
import { formats } from '@/draw/formats.ts';
import { COURSE } from '@/lessons/course.ts';
import { PREDICT_TEXTS } from '@/lessons/predictTexts.ts';
import type { LessonClaim } from '@/model/lessonClaim.ts';
import type { Stores } from '@/store/createStores.ts';
import { claimWords } from '@/views/learn/claimWords.ts';
import { levelOf, LEVELS } from '@/views/learn/predict/PredictText.ts';
import { measureLesson } from './measureLesson.ts';
import { openRealPage } from './realPage.ts';

let page: Stores;
beforeAll(async () => (page = await openRealPage()), 60_000);

test('there are at least forty texts, each once, and at least ten of each level', () => {
  expect(PREDICT_TEXTS.length).toBeGreaterThanOrEqual(40);
  expect(new Set(PREDICT_TEXTS.map(({ text }) => text)).size).toBe(PREDICT_TEXTS.length);
  for (const level of LEVELS)
    expect(PREDICT_TEXTS.filter((text) => levelOf(text) === level).length).toBeGreaterThanOrEqual(10);
});

test('no lesson gives a text of the game away', () => {
  const lessons = COURSE.lessons.flatMap(({ steps, claims }) => [
    ...steps.map(({ scene }) => scene['text']),
    ...Object.values(claims).map((claim) => ('text' in claim ? claim.text : null)),
  ]);
  for (const { text } of PREDICT_TEXTS) expect(lessons).not.toContain(text);
});

test.each(PREDICT_TEXTS)(
  '“$text”: its best token and its openness are what the page computes',
  async ({ text, best, bits }) => {
    const claims: readonly LessonClaim[] = [
      { kind: 'best', text, best },
      { kind: 'entropy', text, controls: {}, bits },
    ];
    const said = (claim: LessonClaim) => claimWords(claim, formats('en'));
    for (const claim of claims) expect(said(await measureLesson(claim, page))).toBe(said(claim));
  },
  60_000,
);
