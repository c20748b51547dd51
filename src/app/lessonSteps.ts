/** The steps of the course as scenes; comes with the course. */
import { COURSE } from '@/lessons/course.ts';
import type { Scene } from '@/store/scene/scene.ts';
import { sceneOfStep } from '@/views/learn/lessonScene.ts';
import { LESSON_VIEWS } from './stages/lessonViews.ts';

/** A step that is beyond the lesson's last is the last. */
export function sceneOfLesson(id: string | null, step: number): Scene | null {
  const lesson = COURSE.lessons.find((one) => one.id === id);
  return lesson ? sceneOfStep(lesson, Math.min(step, lesson.steps.length - 1), LESSON_VIEWS) : null;
}
