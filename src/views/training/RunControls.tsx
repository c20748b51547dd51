/** Start, pause, one step, speed, from the beginning: the same in every phase that runs by itself. */
import { Button } from '@/elements/Button.tsx';
import { ProgressBar } from '@/elements/ProgressBar.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { useCommand } from '@/views/shared/commands/useCommand.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained, useTraining } from './TrainingContext.tsx';
import styles from './RunControls.module.css';

/** Steps per second at most; `fast` is as fast as it goes. */
const SPEEDS = { '1': 1, '5': 5, '20': 20, fast: null } as const;
type Speed = keyof typeof SPEEDS;
const MANY_STEPS = 50;

export function RunControls() {
  const { t } = useTranslation('training');
  const { training, setup } = useTraining();
  const phase = useTrained('training', (state) => state.phase);
  const model = useTrained('training', (state) => state.model);
  const work = useTrained('training', (state) => state.work);
  const run = useTrained('training', (state) => (state.progress?.phase === state.phase ? state.progress : null));
  const isRunning = useTrained('training', (state) => state.progress?.isRunning ?? false);
  const train = useCommand('train');
  const one = useCommand('trainStep');
  const speed = useTrained('training', (state) => state.speed);
  // A click is a step there: the phase has its own controls.
  if (phase === 'prefer') return null;
  const { step, restart, setSpeed } = training.getState();
  const { beginWith } = setup.getState();
  const isStuck = model === null || work !== null;
  const hasBegun = run !== null && run.step > 0;
  return (
    <div className={styles.run} role="group" aria-label={t('run.label')}>
      <div className={styles.buttons}>
        {isRunning ? (
          <Button variant="primary" icon="pause" title={t('run.keys')} onClick={train.run}>
            {t('run.pause')}
          </Button>
        ) : (
          <Button
            variant="primary"
            icon="play"
            title={t('run.keys')}
            isBusy={work === 'starting'}
            disabled={!train.isPossible && work !== 'starting'}
            onClick={train.run}
          >
            {hasBegun ? t('run.resume') : t('run.start')}
          </Button>
        )}
        <Button
          icon="stepForward"
          title={t('run.keys')}
          isBusy={work === 'stepping'}
          disabled={!one.isPossible && work !== 'stepping'}
          onClick={one.run}
        >
          {t('run.step')}
        </Button>
        <Button
          isBusy={work === 'stepping'}
          disabled={!one.isPossible && work !== 'stepping'}
          label={t('run.stepMany', { count: MANY_STEPS })}
          onClick={() => void beginWith(() => step(MANY_STEPS))}
        >
          {`+${MANY_STEPS}`}
        </Button>
        <Button
          variant="quiet"
          icon="reset"
          label={t('run.restart')}
          disabled={!hasBegun || isStuck}
          onClick={() => void restart()}
        />
      </div>
      <Segmented
        label={t('run.speed')}
        options={(Object.keys(SPEEDS) as Speed[]).map((value) => ({ value, label: t(`run.speeds.${value}`) }))}
        value={(Object.keys(SPEEDS) as Speed[]).find((value) => SPEEDS[value] === speed) ?? null}
        onChange={(value) => void setSpeed(SPEEDS[value])}
      />
      <RunProgress />
    </div>
  );
}

/** Step n of m, how fast, and how long it will take at this pace. */
function RunProgress() {
  const { t } = useTranslation('training');
  const format = useFormat();
  const phase = useTrained('training', (state) => state.phase);
  const planned = useTrained('training', (state) => (phase === 'prefer' ? 0 : state.settings[phase].steps));
  const run = useTrained('training', (state) => (state.progress?.phase === phase ? state.progress : null));
  // Of a recorded model this phase may be done already, elsewhere.
  const past = useTrained('training', (state) => (phase === 'prefer' ? null : (state.seen[phase] ?? null)));
  const origin = useTrained('life', (state) => state.origin);
  const isRecorded = run === null && (origin === 'finetuned' || (origin === 'pretrained' && phase === 'pretrain'));
  const recorded = isRecorded && past?.isRecorded ? past : null;
  const steps = run?.plannedSteps ?? recorded?.plannedSteps ?? planned;
  const step = run?.step ?? recorded?.step ?? 0;
  const pace = run?.isRunning ? run.stepsPerSecond : null;
  const duration = useDuration();
  const text = pace
    ? t('run.pace', { pace: format.number(pace, 2), left: duration((steps - step) / pace) })
    : isRecorded
      ? t('run.beforehand')
      : step >= steps
        ? t('run.done')
        : '';
  return (
    <ProgressBar
      label={t('run.progress', {
        step: format.integer(step),
        steps: format.integer(steps),
      })}
      value={step}
      max={steps}
      text={text}
      isTextBelow
    />
  );
}

/** Seconds in words: "40 s", "3 min". */
export function useDuration(): (seconds: number) => string {
  const { t } = useTranslation('training');
  return (seconds) => {
    if (seconds < 90) return t('duration.seconds', { count: Math.max(1, Math.round(seconds)) });
    return t('duration.minutes', { count: Math.round(seconds / 60) });
  };
}
