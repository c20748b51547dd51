/** The training page: the model's life on top; below it what is chosen, what happens now, and what comes of it. */
import { CommandContext } from '@/views/shared/commands/CommandContext.ts';
import { Stage } from '@/views/shared/stage/Stage.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained } from './TrainingContext.tsx';
import { TRAIN } from './trainStage.ts';
import styles from './TrainingView.module.css';
import { useTrainingStage } from './useTrainingStage.ts';

export function TrainingView() {
  const { t } = useTranslation('training');
  const { page, choices } = useTrainingStage(true);
  const phase = useTrained('training', (state) => state.phase);
  return (
    <CommandContext value={page}>
      <Stage
        stage={TRAIN}
        choices={choices}
        className={styles.training}
        data-phase={phase}
        id="training"
        tabIndex={-1}
        aria-label={t('label')}
      />
    </CommandContext>
  );
}
