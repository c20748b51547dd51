/** What can be set in fine-tuning: old text mixed in or not, how long, and the questions themselves. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { Slider } from '@/elements/Slider.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { FINETUNE_DEFAULTS } from '@/store/training/contract.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { NotReady } from '@/views/training/NotReady.tsx';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import styles from './FinetuneControls.module.css';
import { MaskPanel } from './MaskPanel.tsx';
import { QuestionsDialog } from './QuestionsDialog.tsx';

export function FinetuneControls() {
  return (
    <>
      <NotReady phase="finetune" />
      <MixPanel />
      <QuestionsPanel />
      <MaskPanel />
    </>
  );
}

function MixPanel() {
  const { t } = useTranslation('tuning');
  const format = useFormat();
  const { training } = useTraining();
  const { mixShare, steps } = useTrained('training', (state) => state.settings.finetune);
  const hasText = useTrained('training', (state) => state.model === null || state.model.text !== null);
  const hasBegun = useTrained('training', (state) => state.progress?.phase === 'finetune' && state.progress.step > 0);
  const { setSettings } = training.getState();
  return (
    <Panel hasExport={false} heading={t('mix.heading')} what={t('mix.what')} tryThis={t('mix.tryThis')}>
      <Toggle
        label={t('mix.switch')}
        isOn={mixShare > 0 && hasText}
        isDisabled={!hasText}
        onChange={(isOn) =>
          void setSettings({ phase: 'finetune', settings: { mixShare: isOn ? FINETUNE_DEFAULTS.mixShare : 0 } })
        }
      />
      <p className={styles.hint}>
        {hasText ? t(mixShare > 0 ? 'mix.on' : 'mix.off', { percent: format.share(mixShare) }) : t('mix.noText')}
      </p>
      <Slider
        label={t('mix.steps')}
        boxLabel={t('mix.stepsExact')}
        value={steps}
        min={50}
        max={2000}
        step={50}
        defaultValue={FINETUNE_DEFAULTS.steps}
        resetLabel={t('leash.reset')}
        isCompact
        {...(hasBegun ? { hint: t('mix.stepsRunning') } : {})}
        onChange={(next) => void setSettings({ phase: 'finetune', settings: { steps: next } })}
      />
    </Panel>
  );
}

function QuestionsPanel() {
  const { t } = useTranslation('tuning');
  const { questions } = useTraining();
  const [isOpen, setOpen] = useState(false);
  const trained = useTrained('questions', (state) => state.trained.length);
  const heldOut = useTrained('questions', (state) => state.heldOut.length);
  const isKnown = useTrained('questions', (state) => state.isKnown);
  const isRunning = useTrained('training', (state) => state.progress?.isRunning ?? false);
  const edit = () => {
    questions.getState().edit();
    setOpen(true);
  };
  return (
    <Panel hasExport={false} heading={t('questions.heading')} what={t('questions.what')}>
      {isKnown ? <p className={styles.counts}>{t('questions.counts', { trained, heldOut })}</p> : null}
      {isKnown && trained === 0 ? <p className={styles.hint}>{t('questions.none')}</p> : null}
      <div>
        <Button disabled={isRunning || !isKnown} onClick={edit}>
          {t('questions.edit')}
        </Button>
      </div>
      <QuestionsDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </Panel>
  );
}
