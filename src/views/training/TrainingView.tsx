/** The training page: the model's life on top; below it what is chosen, what happens now, and what comes of it. */
import { useTranslation } from 'react-i18next';
import { Segmented } from '@/elements/Segmented.tsx';
import { ASIDES } from '@/store/training/trainingState.ts';
import { LifeView } from './life/LifeView.tsx';
import { LifeLine } from './LifeLine.tsx';
import { PHASE_VIEWS } from './phaseViews.ts';
import { RunControls } from './RunControls.tsx';
import { TrainingNotices } from './TrainingNotices.tsx';
import { TrainingStatus } from './TrainingStatus.tsx';
import { useTrained, useTraining } from './TrainingContext.tsx';
import { useTrainingKeys } from './useTrainingKeys.ts';
import styles from './TrainingView.module.css';

export function TrainingView() {
  const { t } = useTranslation('training');
  const { training } = useTraining();
  const phase = useTrained('training', (state) => state.phase);
  const aside = useTrained('training', (state) => state.aside);
  useTrainingKeys();
  const views = PHASE_VIEWS[phase];
  const AsideView = aside === 'life' ? null : (views?.Aside[aside] ?? null);
  return (
    <main className={styles.training} data-phase={phase} id="training" tabIndex={-1} aria-label={t('label')}>
      <div className={styles.life}>
        <LifeLine />
        <TrainingNotices />
        <TrainingStatus />
      </div>
      <div className={styles.controls}>
        <RunControls />
        {views ? <views.Controls /> : null}
      </div>
      <div className={styles.middle}>{views ? <views.Middle /> : null}</div>
      <div className={styles.aside}>
        <div className={styles.tabs}>
          <Segmented
            label={t('aside.label')}
            isLabelHidden
            look="tabs"
            options={ASIDES.map((value) => ({ value, label: t(`aside.${value}`), hint: t(`aside.${value}Hint`) }))}
            value={aside}
            onChange={training.getState().showAside}
          />
        </div>
        {aside === 'life' ? <LifeView /> : AsideView ? <AsideView /> : null}
      </div>
    </main>
  );
}
