/** States that were added at the workbench come to the end of the lesson at hand, which is told its title there. */
import { useEffect } from 'react';
import { lessonAtHand } from '@/store/made/drafts.ts';
import { sceneFields } from '@/store/made/sceneFields.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { newStep } from './newStep.ts';
import { useDrafts, useTeaching } from './TeachContext.ts';
import { useAddStep } from './useAddStep.ts';

export function useTakenStates(): void {
  const { teaching } = useStores();
  const { drafts } = useTeaching();
  const waiting = useValue('teaching', (state) => state.waiting);
  const addStep = useAddStep();
  useEffect(() => {
    if (waiting.length === 0) return;
    for (const address of teaching.getState().take()) addStep(newStep(sceneFields(address)));
  }, [waiting, teaching, addStep]);
  const title = useDrafts('drafts', (state) => lessonAtHand(state)?.title ?? null);
  useEffect(() => teaching.getState().setTitle(title), [teaching, title, drafts]);
}
