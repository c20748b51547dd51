/** The training page: the model's life on top; below it what is chosen, what happens now, and what comes of it. */
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ASIDES } from '@/store/training/trainingState.ts';
import { bindKeys } from '@/views/shared/commands/bindKeys.ts';
import { CommandContext, useCommandPage } from '@/views/shared/commands/CommandContext.ts';
import { commandsOf } from '@/views/shared/commands/commands.ts';
import { Stage } from '@/views/shared/stage/Stage.tsx';
import type { Choices } from '@/views/shared/stage/ViewSpec.ts';
import { useTrained, useTraining } from './TrainingContext.tsx';
import { TRAIN } from './trainStage.ts';
import styles from './TrainingView.module.css';

/** Its keys are bound here, while it is on show: they need its stores. */
const OWN_COMMANDS = commandsOf(['training']);

export function TrainingView() {
  const { t } = useTranslation('training');
  const stores = useTraining();
  const { training } = stores;
  const outer = useCommandPage();
  const phase = useTrained('training', (state) => state.phase);
  const aside = useTrained('training', (state) => state.aside);
  const page = useMemo(() => ({ ...outer, training: stores }), [outer, stores]);
  useEffect(() => bindKeys(page, OWN_COMMANDS), [page]);
  const choices = useMemo((): Choices => {
    const choose = (id: string) => {
      const chosen = ASIDES.find((known) => known === id);
      if (chosen) training.getState().showAside(chosen);
    };
    return { aside: { chosen: aside, choose } };
  }, [training, aside]);
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
