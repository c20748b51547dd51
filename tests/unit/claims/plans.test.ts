/** The lesson plans can be taught as they are: times add up, every step opens, every question has its answer, every number holds. */
import { beforeAll, describe, expect, test } from 'vitest';
import { EXPLORE } from '@/app/stages/explore.ts';
import { TRAINING_VIEWS } from '@/app/stages/trainingViews.ts';
import { formats } from '@/draw/formats.ts';
import { PLAN_CLAIMS } from '@/lessons/plans/claims.ts';
import { PLANS } from '@/lessons/plans/plans.ts';
import { findToken } from '@/model/findToken.ts';
import type { Stores } from '@/store/createStores.ts';
import type { MadeLesson, MadeStep } from '@/store/made/MadeLesson.ts';
import { forStudents, readLesson, writeLesson } from '@/store/made/packLesson.ts';
import { isOfTraining } from '@/store/made/sceneFields.ts';
import { tokensAsked } from '@/store/made/tokensAsked.ts';
import { fromFile, MOST_IN_ADDRESS } from '@/store/madeLesson.ts';
import { readAddress } from '@/store/scene/sceneAddress.ts';
import { claimWords } from '@/views/learn/claimWords.ts';
import { measureLesson } from './measureLesson.ts';
import { openRealPage } from './realPage.ts';

const plans = await Promise.all(
  PLANS.map(async ({ load, minutes, title }) => {
    const { lesson } = await readLesson(fromFile(await load()));
    if (!lesson) throw new Error(`The plan of ${minutes} minutes is no lesson.`);
    return { minutes, title: title['en'], lesson };
  }),
);
const steps = plans.flatMap(({ minutes, lesson }) =>
  lesson.steps.map((step, at) => ({ name: `${minutes} minutes, step ${at + 1}`, plan: minutes, number: at + 1, step })),
);

/** Blanks of one kind, and per cents without decimals that say nothing. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('.0 %', ' %');
const wordsOf = ({ note, speaker, question }: MadeStep) =>
  plain([note, speaker, question?.asks ?? '', ...(question?.answers ?? []).map(({ text }) => text)].join('\n'));
/** As a whole: not as the end or the beginning of a longer number. */
const holds = (text: string, words: string) =>
  new RegExp(`(^|[^\\d.<])${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\d]|\\.\\d)`).test(text);

test.each(plans)('the steps of the plan of $minutes minutes take as long as it says', ({ minutes, title, lesson }) => {
  expect(lesson.title).toBe(title);
  expect(lesson.steps.map((step) => step.minutes)).not.toContain(0);
  expect(lesson.steps.reduce((sum, step) => sum + step.minutes, 0)).toBe(minutes);
});

test.each(plans)('the plan of $minutes minutes travels in a link, with its notes and without', async ({ lesson }) => {
  for (const given of [lesson, forStudents(lesson)]) {
    const packed = await writeLesson(given);
    expect(packed.length).toBeLessThan(MOST_IN_ADDRESS);
    expect((await readLesson(packed)).lesson).toEqual(given);
  }
});

describe.each(steps)('$name', ({ plan, number, step }) => {
  const { scene, views, question, speaker, note, isVeiled } = step;

  test('shows views that there are, from a scene that leaves nothing out', () => {
    const known = isOfTraining(scene) ? [...TRAINING_VIEWS] : EXPLORE.views.map(({ id }) => id);
    expect(known).toEqual(expect.arrayContaining([...views]));
    expect(readAddress(new URLSearchParams(scene).toString()).leftOut).toEqual([]);
  });

  test('tells the teacher what to do, what students often say and what to answer', () => {
    expect(speaker).toMatch(/^Do: .{20,}/);
    const said = speaker.match(/^They often say: “.+”$/gm) ?? [];
    expect(said.length).toBeGreaterThan(0);
    expect(speaker.match(/^You can answer: “.+”$/gm)).toHaveLength(said.length);
    expect(note.split(/\s+/).length).toBeLessThanOrEqual(90);
  });

  test('has an answer to its question', () => {
    if (!question) return expect(isVeiled).toBe(false);
    expect(question.asks).toMatch(/[?.…]$/);
    expect(speaker).toMatch(/^A good answer: .{20,}/m);
    const right = question.answers.filter(({ isRight }) => isRight);
    if (question.kind === 'choice') {
      expect(question.answers.length).toBeGreaterThanOrEqual(3);
      expect(right).toHaveLength(1);
    } else if (question.kind === 'model') expect(question.answers.length).toBeGreaterThanOrEqual(3);
  });

  test('prints no number that is not measured', () => {
    const claims = PLAN_CLAIMS.filter((claim) => claim.plan === plan && claim.step === number);
    const words = wordsOf(step);
    for (const claim of claims) expect(holds(words, plain(claim.words)), claim.words).toBe(true);
    for (const [written] of words.matchAll(/<?\d[\d.,]*\s(?:%|per cent|bits|nats|tokens?\b)/g))
      expect(
        claims.some((claim) => plain(claim.words).includes(written)),
        written,
      ).toBe(true);
  });
});

describe('what the plans say of the model', () => {
  let page: Stores;
  beforeAll(async () => (page = await openRealPage()), 60_000);

  test.each(PLAN_CLAIMS.map((claim) => ({ name: `${claim.plan} minutes, step ${claim.step}: ${claim.words}`, claim })))(
    '$name is what the page computes',
    async ({ claim: { words, claim } }) => {
      const measured = plain(claimWords(await measureLesson(claim, page), formats('en')).trim());
      expect(holds(plain(words), measured), measured).toBe(true);
    },
    60_000,
  );

  test('a prediction asks for tokens that are one, the likeliest among them', async () => {
    const { vocabulary } = page.network.getState().model!;
    for (const { name, step } of steps) {
      if (step.question?.kind !== 'model') continue;
      const text = step.scene['text']!;
      await page.conductor.readPrompt(text);
      const { order } = page.distribution.read(page)!.distribution;
      const asked = tokensAsked(step.question, text).map((word) => findToken(vocabulary, word));
      expect(asked, name).not.toContain(null);
      expect(asked, name).toContain(order[0]);
    }
  });

  test('what a plan hands to students has no notes, and everything else', () => {
    for (const { lesson } of plans) {
      const handed: MadeLesson = forStudents(lesson);
      expect(handed.steps.every(({ speaker }) => speaker === '')).toBe(true);
      expect(handed.steps.map(({ note }) => note)).toEqual(lesson.steps.map(({ note }) => note));
    }
  });
});
