/**
 * The training page's panels beside the words of a lesson, as many of them as the step shows. What went wrong, and how
 * training goes for those who hear the page, is told in any case.
 */
import { CommandContext } from '@/views/shared/commands/CommandContext.ts';
import { Stage } from '@/views/shared/stage/Stage.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { LESSON_TRAIN } from './lessonStage.ts';
import styles from './LessonTraining.module.css';
import { useTrained } from './TrainingContext.tsx';
import { TrainingNotices } from './TrainingNotices.tsx';
import { TrainingStatus } from './TrainingStatus.tsx';
import { useTrainingStage } from './useTrainingStage.ts';

export function LessonTraining({ className = '' }: { readonly className?: string | undefined }) {
  const isVeiled = useValue('selection', (state) => state.isVeiled);
  const { page, choices } = useTrainingStage(!isVeiled);
  const phase = useTrained('training', (state) => state.phase);
  return (
    <CommandContext value={page}>
      <Stage
        stage={LESSON_TRAIN}
        choices={choices}
        as="div"
        className={`${className} ${styles.stage}`}
        data-phase={phase}
        data-training
      />
      <div className={styles.notices} data-floats>
        <TrainingNotices />
      </div>
      {isVeiled ? null : <TrainingStatus />}
    </CommandContext>
  );
}
