/** Opens a lesson as students get it, or presents it. */
import { useCallback } from 'react';
import { MADE } from '@/store/madeLesson.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';

/** `source`: what a link holds, or a file. */
export function useOpenMade(): (source: string, isPresented: boolean) => void {
  const { madeLesson, course, selection, presentation, conductor } = useStores();
  return useCallback(
    (source, isPresented) => {
      conductor.pause();
      madeLesson.getState().open(source);
      course.getState().open(MADE, 0);
      presentation.getState().setOn(isPresented);
      selection.getState().setPage('learn');
    },
    [madeLesson, course, selection, presentation, conductor],
  );
}
