/** How pre-training steps are taken, and the seed that everything drawn comes from. */
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { Slider } from '@/elements/Slider.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { PRETRAIN_DEFAULTS } from '@/store/training/contract.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import styles from './StepSettings.module.css';

/** Within what training here has been tried with: [least, most, step]. */
const BOUNDS = { steps: [100, 6000, 100], rate: [0.0005, 0.02, 0.0005], rows: [1, 16, 1] } as const;
const NAMES = ['steps', 'rate', 'rows'] as const;
const MOST_SEED = 2 ** 32 - 1;

export function StepSettings() {
  const { t } = useTranslation('training');
  const format = useFormat();
  const { training } = useTraining();
  const settings = useTrained('training', (state) => state.settings.pretrain);
  const hasBegun = useTrained('training', (state) => state.progress?.phase === 'pretrain' && state.progress.step > 0);
  return (
    <details className={styles.settings}>
      <summary>{t('settings.summary', { steps: format.integer(settings.steps), rate: settings.rate })}</summary>
      {NAMES.map((name) => {
        const [min, max, step] = BOUNDS[name];
        return (
          <Slider
            key={name}
            isCompact
            label={t(`settings.${name}`)}
            boxLabel={t('sizes.exact', { name: t(`settings.${name}`) })}
            min={min}
            max={max}
            step={step}
            value={settings[name]}
            defaultValue={PRETRAIN_DEFAULTS[name]}
            resetLabel={t('sizes.reset', { name: t(`settings.${name}`) })}
            hint={t(`settings.${name}Hint`)}
            isDisabled={hasBegun && name === 'rows'}
            onChange={(value) =>
              void training.getState().setSettings({ phase: 'pretrain', settings: { [name]: value } })
            }
          />
        );
      })}
    </details>
  );
}

export function SeedChoice() {
  const { t } = useTranslation('training');
  const { setup } = useTraining();
  const seed = useTrained('setup', (state) => state.seed);
  const isRunning = useTrained('training', (state) => state.progress?.isRunning ?? false);
  const take = (written: string) => {
    const number = Number(written);
    if (written.trim() !== '' && Number.isInteger(number) && number >= 0 && number <= MOST_SEED)
      setup.getState().setSeed(number);
  };
  return (
    <Field
      label={t('seed.label')}
      type="number"
      value={String(seed)}
      onChange={take}
      isDisabled={isRunning}
      hint={t('seed.hint')}
      isMono
      after={
        <Button disabled={isRunning} onClick={() => setup.getState().setSeed((seed + 1) % MOST_SEED)}>
          {t('seed.next')}
        </Button>
      }
    />
  );
}
