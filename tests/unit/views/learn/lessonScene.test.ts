/** What a step of a lesson shows before and after its answer is uncovered. */
import { expect, test } from 'vitest';
import { TRAINING_VIEWS } from '@/app/stages/trainingViews.ts';
import { readScene } from '@/store/scene/scene.ts';
import type { CourseLesson, LessonStep } from '@/views/learn/Lesson.ts';
import { addressOfStep, continueOutside, sceneOfStep, showStep, tidyStep } from '@/views/learn/lessonScene.ts';
import { LESSON_TRAIN } from '@/views/training/lessonStage.ts';
import { makeStores } from '../../store/makeStores.ts';

const ALL = { explore: ['prompt', 'tokens', 'next', 'picture'], training: ['run', 'middle', 'samples'] };
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

const training: LessonStep = {
  id: 'learns',
  stage: 'training',
  scene: { 't.recorded': 'pretrained', 't.look': 'pretrain_200' },
  views: ['run'],
  uncovers: ['samples'],
  isVeiled: true,
};

test('the list of the training page’s views that is known before it is fetched is that of its stage', () => {
  expect(TRAINING_VIEWS).toEqual(LESSON_TRAIN.views.map(({ id }) => id));
});

test('of the training page, every view that tells a loss, a sample or an answer is covered with it', () => {
  const open = LESSON_TRAIN.views.filter(({ reveals }) => !reveals).map(({ id }) => id);
  expect(open).toEqual(['lookBack', 'run', 'counts', 'judge', 'leash']);
});

test('a step on the training page hides that stage’s other views, and says in its address what is trained', () => {
  const scene = sceneOfStep(lessonOf(training), 0, ALL);
  expect(scene.hidden).toEqual(['middle', 'samples']);
  expect(scene.training).toMatchObject({ recorded: 'pretrained', look: { phase: 'pretrain', step: 200 } });
  expect(sceneOfStep(lessonOf({ ...training, scene: {} }), 0, ALL).training).toMatchObject({ recorded: null });
  const address = new URLSearchParams(addressOfStep(lessonOf(training), 0, ALL));
  expect(address.get('t.recorded')).toBe('pretrained');
  expect(address.has('text')).toBe(false);
});

test('it leaves the workbench’s text alone, and brings its model anew unless it goes on from the step before', async () => {
  const { stores } = makeStores();
  stores.sequence.getState().setDraft('a text');
  const lesson = lessonOf(training);
  await showStep([lesson, 0], ALL, stores);
  expect(stores.sequence.getState().draft).toBe('a text');
  expect(stores.selection.getState()).toMatchObject({ page: 'learn', isVeiled: true, hidden: ['middle', 'samples'] });
  expect(stores.trainingLink.getState()).toMatchObject({ askedBy: 'lessonAnew', asked: { recorded: 'pretrained' } });
  await showStep([lesson, 0], ALL, stores, { goesOn: true, isVeiled: false });
  expect(stores.trainingLink.getState().askedBy).toBe('lesson');
  expect(stores.selection.getState()).toMatchObject({ isVeiled: false, hidden: ['middle'] });
});

test('its experiment goes on at the training page, with everything on show', async () => {
  const { stores } = makeStores();
  await showStep([lessonOf(training), 0], ALL, stores);
  continueOutside(training, stores);
  expect(stores.selection.getState()).toMatchObject({ page: 'training', isVeiled: false, hidden: [] });
});

test('what is trained stands in the scene of the page while a lesson shows it', async () => {
  const { stores } = makeStores();
  await showStep([lessonOf(training), 0], ALL, stores);
  expect(readScene(stores).training).toBeNull();
  stores.trainingLink.getState().setInLesson(true);
  expect(readScene(stores).training).toMatchObject({ recorded: 'pretrained' });
});

test('back from the workbench a step has its own views and depth again, and what was seen is not covered', () => {
  const { stores } = makeStores();
  const { selection } = stores;
  const lesson = lessonOf({ ...covered, scene: { text: 'a', depth: 'basics' } });
  continueOutside(covered, stores);
  expect(selection.getState()).toMatchObject({ hidden: [], depth: 'inside', isVeiled: false });
  tidyStep(stores, lesson, 0, ALL);
  expect(selection.getState()).toMatchObject({ hidden: ['next', 'picture'], depth: 'basics', isVeiled: false });
});
