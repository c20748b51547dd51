/** The training page: the model's life on top; below it what is chosen, what happens now, and what comes of it. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ASIDES } from '@/store/training/trainingState.ts';
import { Stage } from '@/views/shared/stage/Stage.tsx';
import type { Choices } from '@/views/shared/stage/ViewSpec.ts';
import { useTrained, useTraining } from './TrainingContext.tsx';
import { TRAIN } from './trainStage.ts';
import { useTrainingKeys } from './useTrainingKeys.ts';
import styles from './TrainingView.module.css';

export function TrainingView() {
  const { t } = useTranslation('training');
  const { training } = useTraining();
  const phase = useTrained('training', (state) => state.phase);
  const aside = useTrained('training', (state) => state.aside);
  useTrainingKeys();
  const choices = useMemo((): Choices => {
    const choose = (id: string) => {
      const chosen = ASIDES.find((known) => known === id);
      if (chosen) training.getState().showAside(chosen);
    };
    return { aside: { chosen: aside, choose } };
  }, [training, aside]);
  return (
    <Stage
      stage={TRAIN}
      choices={choices}
      className={styles.training}
      data-phase={phase}
      id="training"
      tabIndex={-1}
      aria-label={t('label')}
    />
  );
}
