/** Every lesson is whole: its prose has its steps, its numbers are claims, and each claim is what the page computes. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { EXPLORE } from '@/app/stages/explore.ts';
import { TRAINING_VIEWS } from '@/app/stages/trainingViews.ts';
import { formats } from '@/draw/formats.ts';
import { COURSE } from '@/lessons/course.ts';
import type { LessonClaim } from '@/model/lessonClaim.ts';
import type { Stores } from '@/store/createStores.ts';
import { readAddress } from '@/store/scene/sceneAddress.ts';
import { claimWords, isOfTraining } from '@/views/learn/claimWords.ts';
import { findToken } from '@/model/findToken.ts';
import { measureLesson } from './measureLesson.ts';
import { openRealPage } from './realPage.ts';

const FOLDER = new URL('../../../src/lessons/', import.meta.url);
const folders = readdirSync(FOLDER, { withFileTypes: true })
  // Those without a number are no lessons: plans made of them.
  .filter((entry) => entry.isDirectory() && /^\d/.test(entry.name))
  .map(({ name }) => name)
  .sort();
const proseOf = (folder: string) => readFileSync(new URL(`${folder}/en.mdx`, FOLDER), 'utf8');
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, what]) => what!);
const unique = (names: readonly string[]) => [...new Set(names)].sort();

test('every folder is a lesson, in the order of its number', () => {
  expect(COURSE.lessons).toHaveLength(folders.length);
  expect(COURSE.lessons.map(({ number }) => number)).toEqual(folders.map((_, at) => at + 1));
  expect(unique(COURSE.lessons.map(({ id }) => id))).toHaveLength(folders.length);
});

describe.each(COURSE.lessons.map((lesson, at) => ({ name: lesson.id, lesson, prose: proseOf(folders[at]!) })))(
  'the lesson $name',
  ({ lesson, prose }) => {
    test('has prose for each of its steps, in their order', () => {
      expect(found(prose, /<Step id="([^"]+)">/g)).toEqual(lesson.steps.map(({ id }) => id));
    });

    test('takes every number from a claim, and leaves no claim unsaid', () => {
      expect(unique(found(prose, /<Num of="([^"]+)"/g))).toEqual(Object.keys(lesson.claims).sort());
      // A number of the model's that is written out would not be noticed when the model changes.
      expect(prose.replaceAll(/\{\/\*.*?\*\/\}/gs, '').match(/\d\s?%|\d per cent|\d bits/g)).toBeNull();
    });

    test('begins with a prediction that is covered, asks a question at its end, and breaks its own experiment', () => {
      expect(lesson.steps.some(({ isVeiled }) => isVeiled)).toBe(true);
      expect(lesson.steps.map(({ id }) => id)).toContain('break');
      expect(prose).toMatch(/<Question/);
      expect(prose).toMatch(/isRight/);
    });

    test('shows views that there are, from scenes that leave nothing out', () => {
      const known = { explore: EXPLORE.views.map(({ id }) => id), training: [...TRAINING_VIEWS] };
      for (const { views, uncovers = [], scene, stage = 'explore' } of lesson.steps) {
        expect(known[stage]).toEqual(expect.arrayContaining([...views, ...uncovers]));
        expect(readAddress(new URLSearchParams(scene).toString()).leftOut).toEqual([]);
      }
      for (const written of found(prose, /<Show ([^>]+)>/g)) {
        const fields = Object.fromEntries(
          [...written.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name!.replace(/^t-/, 't.'), value!]),
        );
        expect(readAddress(new URLSearchParams(fields).toString()).leftOut, written).toEqual([]);
      }
    });

    test('asks for an estimate only of what is a share', () => {
      for (const name of found(prose, /<Estimate of="([^"]+)"/g)) expect(lesson.claims[name]).toHaveProperty('share');
    });

    test('uses and introduces terms of the glossary', () => {
      const terms = COURSE.glossary.map(({ id }) => id);
      expect(terms).toEqual(expect.arrayContaining([...lesson.terms, ...found(prose, /<Term of="([^"]+)"/g)]));
    });

    test('names its sources', () => expect(lesson.sources.length).toBeGreaterThan(0));
  },
);

describe('what a lesson says of the model', () => {
  let page: Stores;
  beforeAll(async () => (page = await openRealPage()), 60_000);

  const all = COURSE.lessons.flatMap(({ id, claims }) =>
    Object.entries(claims).map(([as, claim]) => ({ name: `${id}: ${as}`, claim })),
  );
  // Of the training page's network: tests/unit/trainer/recorded.test.ts, beside what else takes a training to know.
  test.each(all.filter(({ claim }) => !isOfTraining(claim)))(
    '$name is what the page computes',
    async ({ claim }) => {
      const measured: LessonClaim = await measureLesson(claim, page);
      expect(claimWords(measured, formats('en'))).toBe(claimWords(claim, formats('en')));
    },
    60_000,
  );

  test('asks for tokens only where a word is one', () => {
    const { vocabulary } = page.network.getState().model!;
    for (const folder of folders) {
      const prose = proseOf(folder);
      const words = [
        ...found(prose, /<(?:Guess word|Live of)="([^"]+)"/g),
        ...found(prose, /<Chips words=\{\[([^\]]+)\]\}/g).flatMap((list) => found(list, /'([^']+)'/g)),
      ];
      for (const word of words) expect(findToken(vocabulary, word), `${folder}: ${word}`).not.toBeNull();
    }
  });
});

test('the glossary leads to entries and scenes that there are', () => {
  const ids = COURSE.glossary.map(({ id }) => id);
  expect(unique(ids)).toHaveLength(ids.length);
  for (const { related, scene } of COURSE.glossary) {
    expect(ids).toEqual(expect.arrayContaining([...related]));
    if (scene) expect(readAddress(new URLSearchParams(scene).toString()).leftOut).toEqual([]);
  }
});
