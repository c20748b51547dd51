/** Adds a step at the end of the lesson at hand; the first one makes the lesson. */
import { useCallback } from 'react';
import { lessonAtHand } from '@/store/made/drafts.ts';
import type { MadeStep } from '@/store/made/MadeLesson.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTeaching } from './TeachContext.ts';

export function useAddStep(): (step: MadeStep) => void {
  const { language } = useTranslation('teach');
  const { drafts } = useTeaching();
  return useCallback(
    (step) => {
      const { create, insertStep } = drafts.getState();
      const lesson = lessonAtHand(drafts.getState());
      if (lesson) insertStep(lesson.steps.length, step);
      else create({ title: '', language, steps: [step] });
    },
    [drafts, language],
  );
}
