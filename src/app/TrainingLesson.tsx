/** The training page's stage beside the words of a lesson; fetched when a step that stands there is opened first. */
import { useEffect } from 'react';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { LessonTraining } from '@/views/training/LessonTraining.tsx';
import { TrainingContext } from '@/views/training/TrainingContext.tsx';
import styles from './LearnPage.module.css';
import { trainingStores, useTrainingScene } from './trainingStores.ts';

export function TrainingLesson() {
  const { trainingLink } = useStores();
  useEffect(() => {
    const { setInLesson } = trainingLink.getState();
    setInLesson(true);
    return () => setInLesson(false);
  }, [trainingLink]);
  useTrainingScene();
  return (
    <TrainingContext value={trainingStores}>
      <LessonTraining className={styles.stage} />
    </TrainingContext>
  );
}
