/** By stage, the ids of all views that a step of a lesson may show. */
import type { StageViews } from '@/views/learn/Lesson.ts';
import { EXPLORE } from './explore.ts';
import { TRAINING_VIEWS } from './trainingViews.ts';

export const LESSON_VIEWS: StageViews = { explore: EXPLORE.views.map(({ id }) => id), training: TRAINING_VIEWS };
