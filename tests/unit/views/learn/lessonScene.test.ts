/** What a step of a lesson shows before and after its answer is uncovered. */
import { expect, test } from 'vitest';
import { createSelection } from '@/store/selection.ts';
import type { Stores } from '@/store/createStores.ts';
import type { CourseLesson, LessonStep } from '@/views/learn/Lesson.ts';
import { continueInWorkbench, sceneOfStep, tidyStep } from '@/views/learn/lessonScene.ts';

const ALL = ['prompt', 'tokens', 'next', 'picture'];
const lessonOf = (...steps: LessonStep[]) => ({ id: 'a-lesson', steps }) as unknown as CourseLesson;
const covered: LessonStep = {
  id: 'predict',
  scene: { text: 'a' },
  views: ['prompt'],
  uncovers: ['tokens'],
  isVeiled: true,
};

test('while a step is covered, what its answer uncovers is hidden with all that it does not show', () => {
  const scene = sceneOfStep(lessonOf(covered), 0, ALL);
  expect(scene.veil).toBe(true);
  expect(scene.hidden).toEqual(['tokens', 'next', 'picture']);
});

test('a link in the prose that is followed after the answer shows what was uncovered', () => {
  const scene = sceneOfStep(lessonOf(covered), 0, ALL, { text: 'b' }, false);
  expect(scene.veil).toBe(false);
  expect(scene.hidden).toEqual(['next', 'picture']);
  expect(scene.text.prompt).toBe('b');
});

test('a step that covers nothing shows its views at once', () => {
  const scene = sceneOfStep(lessonOf({ ...covered, isVeiled: false }), 0, ALL);
  expect(scene.hidden).toEqual(['next', 'picture']);
});

test('back from the workbench a step has its own views and depth again, and what was seen is not covered', () => {
  const selection = createSelection();
  const stores = { selection } as unknown as Stores;
  const lesson = lessonOf({ ...covered, scene: { text: 'a', depth: 'basics' } });
  continueInWorkbench(stores);
  expect(selection.getState()).toMatchObject({ hidden: [], depth: 'inside', isVeiled: false });
  tidyStep(stores, lesson, 0, ALL);
  expect(selection.getState()).toMatchObject({ hidden: ['next', 'picture'], depth: 'basics', isVeiled: false });
});
