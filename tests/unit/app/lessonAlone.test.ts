/** Which addresses mean a lesson as it begins, and what they then show. */
import { describe, expect, it, test } from 'vitest';
import { isLessonAlone, lessonBegun } from '@/app/lessonAlone.ts';
import { COURSE } from '@/lessons/course.ts';
import { readAddress } from '@/store/scene/sceneAddress.ts';
import type { Scene } from '@/store/scene/scene.ts';

const USUAL = { prompt: 'The usual text', tokens: [] };
/** As the page reads it: the usual text where the address names none. */
const read = (address: string): Scene => ({ ...readAddress(address).scene, text: USUAL });

test.each([
  ['page=learn&lesson=looking-back', true],
  ['page=learn&lesson=looking-back&part=3&present=1&v=2', true],
  ['page=learn&lesson=glossary', true],
  ['page=learn', false],
  ['lesson=looking-back', false],
  ['page=learn&lesson=looking-back&text=One', false],
  ['page=learn&lesson=looking-back&text=', false],
  ['page=learn&lesson=looking-back&temperature=0.5', false],
  ['page=learn&lesson=how-it-learns&t.phase=pretrain', false],
])('%s names a lesson and nothing it shows: %s', (address, isAlone) => {
  expect(isLessonAlone(readAddress(address))).toBe(isAlone);
});

describe('a lesson that is named alone', () => {
  it('begins as its step does, covered and with its text, and stays presented', async () => {
    const scene = await lessonBegun({ ...read('page=learn&lesson=looking-back&part=3'), present: true });
    const step = COURSE.lessons.find(({ id }) => id === 'looking-back')!.steps[3]!;
    expect(scene).toMatchObject({ page: 'learn', lesson: 'looking-back', lessonStep: 3, present: true });
    expect(scene!.text.prompt).toBe(step.scene['text']);
    expect(scene!.veil).toBe(step.isVeiled);
  });

  it('is shown at its last step where the address names one beyond', async () => {
    const { steps } = COURSE.lessons.find(({ id }) => id === 'looking-back')!;
    expect(await lessonBegun(read('page=learn&lesson=looking-back&part=99'))).toMatchObject({
      lessonStep: steps.length - 1,
    });
  });

  it('leaves the workbench its text where the step is one of training', async () => {
    const scene = await lessonBegun(read('page=learn&lesson=how-it-learns'));
    expect(scene!.training).not.toBeNull();
    expect(scene!.text).toEqual(USUAL);
  });

  it('is none where the course has no such lesson', async () => {
    expect(await lessonBegun(read('page=learn&lesson=glossary'))).toBeNull();
  });
});
