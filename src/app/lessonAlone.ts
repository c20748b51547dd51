/**
 * An address that names a lesson and nothing of what it shows, as one writes it by hand into a plan or a message. It
 * means the lesson as it begins: with another text on show, its words would say numbers that do not stand there.
 */
import type { Stores } from '@/store/createStores.ts';
import { isSame } from '@/store/scene/sameValue.ts';
import { ROWS, type Scene } from '@/store/scene/scene.ts';
import type { ReadAddress } from '@/store/scene/sceneAddress.ts';

/** What may be said beside the lesson: how it is shown, which is the same of every step. */
const SAID = new Set<string>(['page', 'lesson', 'lessonStep', 'depth', 'present', 'text']);

export function isLessonAlone({ scene, hasText }: Pick<ReadAddress, 'scene' | 'hasText'>): boolean {
  const isSilent = ROWS.every(([key, row]) => SAID.has(key) || isSame(scene[key], row.initial));
  return scene.page === 'learn' && scene.lesson !== null && !hasText && isSilent;
}

/** The page still stands where this scene leads. */
export function isAtLesson({ lesson, lessonStep }: Scene, { selection, course }: Stores): boolean {
  const { room, step } = course.getState();
  return selection.getState().page === 'learn' && room === lesson && step === lessonStep;
}

/** The step as it begins; null where there is no such lesson, or the course cannot be had: its page says so. */
export async function lessonBegun({ lesson, lessonStep, present, text }: Scene): Promise<Scene | null> {
  try {
    const { sceneOfLesson } = await import('./lessonSteps.ts');
    const begun = sceneOfLesson(lesson, lessonStep);
    // A step of training says nothing of a text: the workbench keeps the one it would have.
    return begun && { ...begun, present, text: begun.training ? text : begun.text };
  } catch {
    return null;
  }
}
