/** The training page; fetched when it is opened first. */
import { useEffect } from 'react';
import { TrainingContext } from '@/views/training/TrainingContext.tsx';
import { TrainingView } from '@/views/training/TrainingView.tsx';
import { trainingStores, useTrainingScene } from './trainingStores.ts';

export function TrainingPage() {
  useTrainingScene();
  // What a lesson brought is the visitor's own from here on, and kept.
  useEffect(() => trainingStores.training.getState().setOfLesson(false), []);
  return (
    <TrainingContext value={trainingStores}>
      <TrainingView />
    </TrainingContext>
  );
}
