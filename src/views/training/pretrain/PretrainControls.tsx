/** What the model is made of and learns from: text, sizes, seed, and how it is trained. */
import { Button } from '@/elements/Button.tsx';
import { describesAnother } from '@/store/training/setup.ts';
import { isAtStake, wouldBeLost } from '@/store/training/trainingState.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import styles from './PretrainControls.module.css';
import { SeedChoice, StepSettings } from './StepSettings.tsx';
import { SizeChoices } from './SizeChoices.tsx';
import { TextChoice } from './TextChoice.tsx';
import { TextTokens } from './TextTokens.tsx';

export function PretrainControls() {
  return (
    <div className={styles.controls}>
      <TextChoice />
      <SizeChoices />
      <Remake />
      <TextTokens />
      <StepSettings />
      <SeedChoice />
    </div>
  );
}

/** A model that has learnt something is not replaced by a slip: the other one is made on a word. */
function Remake() {
  const { t } = useTranslation('training');
  const { setup, training } = useTraining();
  const isLearnt = useTrained('training', isAtStake);
  const isKept = useTrained('training', wouldBeLost);
  const isRunning = useTrained('training', (state) => state.progress?.isRunning ?? false);
  const isBusy = useTrained('training', (state) => state.work !== null);
  // Both stores say whether the choice is another: this one is read so that a change of the model is seen too.
  useTrained('training', (state) => state.model);
  const isOther = useTrained('setup', (state) => describesAnother(state, training));
  const isOwn = useTrained('setup', (state) => state.kind === 'own');
  if (!isOther || (!isLearnt && !isOwn)) return null;
  return (
    <div className={styles.remake}>
      <p>{t(isKept ? 'setup.another' : isLearnt ? 'setup.anotherRecorded' : 'setup.handOver')}</p>
      <div className={styles.buttons}>
        <Button variant="primary" disabled={isRunning} isBusy={isBusy} onClick={() => void setup.getState().make()}>
          {t('setup.make')}
        </Button>
        <Button variant="quiet" icon="undo" onClick={() => setup.getState().takeBack()}>
          {t('setup.takeBack')}
        </Button>
      </div>
    </div>
  );
}
