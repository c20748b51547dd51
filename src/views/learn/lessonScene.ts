/** A step of a lesson as a scene: its fields as an address has them, the views that are not shown hidden. */
import type { Stores } from '@/store/createStores.ts';
import type { Fields } from '@/store/scene/codec.ts';
import { openScene } from '@/store/scene/openScene.ts';
import { putRows, readScene, type Scene } from '@/store/scene/scene.ts';
import { readAddress, writeAddress } from '@/store/scene/sceneAddress.ts';
import type { CourseLesson, LessonStep, StageViews } from './Lesson.ts';

export const stageOf = (step: LessonStep | undefined) => step?.stage ?? 'explore';

/** Of all views that its stage has, those that a step does not show, or not yet; and the controls it does without. */
export function hiddenViews(step: LessonStep | undefined, allViews: StageViews, isVeiled: boolean) {
  const shown = [...(step?.views ?? []), ...(isVeiled ? [] : (step?.uncovers ?? []))];
  const views = allViews[stageOf(step)].filter((id) => !shown.includes(id));
  return step?.without ? [...views, ...step.without] : views;
}

/** `more`: fields beside the step's. `isVeiled`: as the step begins, unless told. */
export function sceneOfStep(
  lesson: CourseLesson,
  index: number,
  allViews: StageViews,
  more: Fields = {},
  isVeiled: boolean | null = null,
): Scene {
  const step = lesson.steps[index] ?? lesson.steps[0];
  const veil = isVeiled ?? step?.isVeiled ?? false;
  const hidden = hiddenViews(step, allViews, veil);
  // Named in any case, so that a step whose settings are all ordinary speaks of training.
  const ofStage: Fields = stageOf(step) === 'training' ? { 't.phase': 'pretrain' } : {};
  const fields = { depth: 'everything', ...ofStage, ...step?.scene, ...more };
  const { scene } = readAddress(new URLSearchParams(fields).toString());
  return { ...scene, page: 'learn', lesson: lesson.id, lessonStep: index, hidden, veil };
}

/** Of a link to a step. */
export function addressOfStep(lesson: CourseLesson, index: number, allViews: StageViews): string {
  const address = new URLSearchParams(writeAddress(sceneOfStep(lesson, index, allViews)));
  // A step of training says nothing of a text: the workbench keeps its own.
  if (stageOf(lesson.steps[index]) === 'training') address.delete('text');
  return address.toString();
}

export interface ShowingStep {
  /** Fields beside the step's. */
  readonly more?: Fields;
  /** As the step begins, unless told. */
  readonly isVeiled?: boolean;
  /** On the training page: what was trained since the step before stays. */
  readonly goesOn?: boolean;
}

/** Shows a step. One that stands on the training page leaves the workbench as it is. */
export async function showStep(
  [lesson, index]: readonly [CourseLesson, number],
  allViews: StageViews,
  stores: Stores,
  { more = {}, isVeiled, goesOn = false }: ShowingStep = {},
): Promise<void> {
  const present = stores.presentation.getState().isOn;
  const scene = { ...sceneOfStep(lesson, index, allViews, more, isVeiled ?? null), present };
  const { training, page, lesson: room, lessonStep, hidden, veil, depth } = scene;
  if (stageOf(lesson.steps[index]) !== 'training' || !training) return openScene(scene, stores);
  stores.conductor.pause();
  const here = { ...readScene(stores), page, lesson: room, lessonStep, hidden, veil, depth, training: null };
  putRows(here, stores, 'setting', () => {});
  stores.link.getState().tell([]);
  stores.trainingLink.getState().ask(training, goesOn ? 'lesson' : 'lessonAnew');
}

/**
 * Back from the workbench: the views of the step again, with what the student did there. Whatever was covered when they
 * left and was seen since is not covered again.
 */
export function tidyStep({ selection }: Stores, lesson: CourseLesson, index: number, allViews: StageViews) {
  const { isVeiled, setHidden, setDepth } = selection.getState();
  const { hidden, depth } = sceneOfStep(lesson, index, allViews, {}, isVeiled);
  setHidden(hidden);
  setDepth(depth);
}

/** The experiment of a step goes on where its views are at home, with all that is on show there and nothing covered. */
export function continueOutside(step: LessonStep | undefined, { selection }: Stores): void {
  const { setHidden, setVeiled, setDepth, setPage } = selection.getState();
  setHidden([]);
  setVeiled(false);
  const isTraining = stageOf(step) === 'training';
  // What can be set stands at the training page one depth below the rest, and every lesson speaks of it.
  setDepth(isTraining ? 'everything' : 'inside');
  setPage(isTraining ? 'training' : 'workbench');
}

export const showScene = (scene: Scene, stores: Stores) => openScene(scene, stores);
