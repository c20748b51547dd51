/** What can be set in preference tuning: a judge in the visitor's place, the leash, and the way back to the start. */
import { Button } from '@/elements/Button.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { Slider } from '@/elements/Slider.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import { PREFER_DEFAULTS, PREFER_UNLEASHED, STYLES } from '@/store/training/contract.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import styles from './PreferControls.module.css';
import { useClickCount } from './useClickCount.ts';

const MANY = 20;
/** The slider counts in these: learning rates are small. */
const RATE_UNIT = 1e-4;

export function PreferControls() {
  return (
    <>
      <JudgePanel />
      <LeashPanel />
    </>
  );
}

export function JudgePanel() {
  const { t } = useTranslation('tuning');
  const { preference } = useTraining();
  const preferred = useTrained('preference', (state) => state.preferred);
  const status = useTrained('preference', (state) => state.status);
  const clicks = useClickCount();
  const isBusy = useTrained('training', (state) => state.work !== null || state.model === null);
  const { judge, setPreferred, restart } = preference.getState();
  const isIdle = status === 'off' || status === 'waiting' || status === 'exhausted';
  return (
    <Panel hasExport={false} heading={t('judge.heading')} what={t('judge.what')}>
      <Segmented
        label={t('judge.likes')}
        options={STYLES.map((value) => ({ value, label: t(`styles.${value}`), hint: t(`styleHints.${value}`) }))}
        value={preferred}
        onChange={setPreferred}
      />
      <div className={styles.buttons}>
        <Button disabled={isBusy || !isIdle} onClick={() => void judge(1)}>
          {t('judge.once')}
        </Button>
        <Button icon="play" disabled={isBusy || !isIdle} onClick={() => void judge(MANY)}>
          {t('judge.many', { count: MANY })}
        </Button>
        <Button
          variant="quiet"
          icon="reset"
          disabled={isBusy || !isIdle || clicks === 0}
          label={t('choice.restartHint')}
          onClick={() => void restart()}
        >
          {t('choice.restart')}
        </Button>
      </div>
    </Panel>
  );
}

export function LeashPanel() {
  const { t } = useTranslation('tuning');
  const { preference } = useTraining();
  const settings = useTrained('training', (state) => state.settings.prefer);
  const { setSettings } = preference.getState();
  const isOff = settings.rehearse === PREFER_UNLEASHED.rehearse;
  return (
    <Panel hasExport={false} heading={t('leash.heading')} what={t('leash.what')} tryThis={t('leash.tryThis')}>
      <Toggle
        label={t('leash.rehearse')}
        hint={t('leash.rehearseHint')}
        isOn={settings.rehearse}
        onChange={(rehearse) => void setSettings({ rehearse })}
      />
      <p className={styles.hint}>{t('leash.rehearseHint')}</p>
      <Slider
        label={t('leash.beta')}
        boxLabel={t('leash.betaExact')}
        hint={t('leash.betaHint')}
        value={settings.beta}
        min={0.01}
        max={1}
        step={0.01}
        defaultValue={PREFER_DEFAULTS.beta}
        resetLabel={t('leash.reset')}
        isCompact
        onChange={(beta) => void setSettings({ beta })}
      />
      <Slider
        label={t('leash.rate')}
        boxLabel={t('leash.rateExact')}
        hint={t('leash.rateHint')}
        value={settings.rate / RATE_UNIT}
        min={0.1}
        max={10}
        step={0.1}
        defaultValue={PREFER_DEFAULTS.rate / RATE_UNIT}
        resetLabel={t('leash.reset')}
        isCompact
        onChange={(rate) => void setSettings({ rate: rate * RATE_UNIT })}
      />
      <Slider
        label={t('leash.steps')}
        boxLabel={t('leash.stepsExact')}
        value={settings.stepsPerClick}
        min={1}
        max={40}
        step={1}
        defaultValue={PREFER_DEFAULTS.stepsPerClick}
        resetLabel={t('leash.reset')}
        isCompact
        onChange={(stepsPerClick) => void setSettings({ stepsPerClick })}
      />
      <div className={styles.buttons}>
        <Button isPressed={isOff} onClick={() => void setSettings(isOff ? PREFER_DEFAULTS : PREFER_UNLEASHED)}>
          {isOff ? t('leash.on') : t('leash.off')}
        </Button>
      </div>
    </Panel>
  );
}
