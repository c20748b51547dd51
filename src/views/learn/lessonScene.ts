/** A step of a lesson as a scene: its fields as an address has them, the views that are not shown hidden. */
import type { Stores } from '@/store/createStores.ts';
import type { Fields } from '@/store/scene/codec.ts';
import { openScene } from '@/store/scene/openScene.ts';
import type { Scene } from '@/store/scene/scene.ts';
import { readAddress, writeAddress } from '@/store/scene/sceneAddress.ts';
import type { CourseLesson, LessonStep } from './Lesson.ts';

/** Of all views that a stage has, those that a step does not show, or not yet. */
export function hiddenViews(step: LessonStep | undefined, allViews: readonly string[], isVeiled: boolean) {
  const shown = [...(step?.views ?? []), ...(isVeiled ? [] : (step?.uncovers ?? []))];
  return allViews.filter((id) => !shown.includes(id));
}

/** `more`: fields beside the step's. `isVeiled`: as the step begins, unless told. */
export function sceneOfStep(
  lesson: CourseLesson,
  index: number,
  allViews: readonly string[],
  more: Fields = {},
  isVeiled: boolean | null = null,
): Scene {
  const step = lesson.steps[index] ?? lesson.steps[0];
  const veil = isVeiled ?? step?.isVeiled ?? false;
  const hidden = hiddenViews(step, allViews, veil);
  const fields = { depth: 'everything', ...step?.scene, ...more };
  const { scene } = readAddress(new URLSearchParams(fields).toString());
  return { ...scene, page: 'learn', lesson: lesson.id, lessonStep: index, hidden, veil };
}

/** Of a link to a step. */
export function addressOfStep(lesson: CourseLesson, index: number, allViews: readonly string[]): string {
  return writeAddress(sceneOfStep(lesson, index, allViews));
}

/**
 * Back from the workbench: the views of the step again, with what the student did there. Whatever was covered when they
 * left and was seen since is not covered again.
 */
export function tidyStep({ selection }: Stores, lesson: CourseLesson, index: number, allViews: readonly string[]) {
  const { isVeiled, setHidden, setDepth } = selection.getState();
  const { hidden, depth } = sceneOfStep(lesson, index, allViews, {}, isVeiled);
  setHidden(hidden);
  setDepth(depth);
}

/** The experiment of a step goes on at the workbench, with all that is on show there and nothing covered. */
export function continueInWorkbench({ selection }: Stores): void {
  const { setHidden, setVeiled, setDepth, setPage } = selection.getState();
  setHidden([]);
  setVeiled(false);
  setDepth('inside');
  setPage('workbench');
}

export const showScene = (scene: Scene, stores: Stores) => openScene(scene, stores);
