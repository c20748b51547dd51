/** The loss on what is learnt and on the old text, which is not: whether the model forgets it while it learns to answer. */
import { Notice } from '@/elements/Notice.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { ProvenanceMark } from '@/elements/ProvenanceMark.tsx';
import { LiveMark } from '@/views/shared/LiveMark.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { LossCurve } from '@/views/training/loss/LossCurve.tsx';
import curve from '@/views/training/loss/LossPanel.module.css';
import { LossTable } from '@/views/training/loss/LossTable.tsx';
import { useTrained } from '@/views/training/TrainingContext.tsx';
import styles from './ForgettingPanel.module.css';

const NO_LOSSES = new Float32Array();
const NO_STEPS = new Int32Array();
const NO_LEVELS: readonly never[] = [];
/** Nats above where it began from which on we call it forgetting: the right next character has e times less probability. */
const FORGETTING = 1;

export function ForgettingPanel() {
  const { t } = useTranslation('tuning');
  const format = useFormat();
  const seen = useTrained('training', (state) => state.seen.finetune ?? null);
  const planned = useTrained('training', (state) => state.settings.finetune.steps);
  const uniform = useTrained('training', (state) => state.model?.text?.uniformLoss ?? null);
  const write = (value: number) => format.number(value);
  const heldOut = seen?.heldOutLosses ?? NO_LOSSES;
  const heldOutSteps = seen?.heldOutSteps ?? NO_STEPS;
  const [before, now] = [heldOut[0], heldOut.at(-1)];
  const describe = (step: number) => {
    const loss = seen?.losses[step - 1];
    if (loss === undefined) return t('forgetting.empty');
    const at = heldOutSteps.findLastIndex((done) => done <= step);
    const words = t('forgetting.at', { step: format.integer(step), loss: write(loss) });
    return at < 0 ? words : `${words} ${t('forgetting.oldAt', { loss: write(heldOut[at] ?? NaN) })}`;
  };
  return (
    <Panel
      heading={t('forgetting.heading')}
      what={t('forgetting.what')}
      provenance={
        seen?.isRecorded ? (
          <ProvenanceMark provenance="recorded" label={t('recorded')} detail={t('recordedDetail')} />
        ) : (
          <LiveMark detail={t('live')} />
        )
      }
    >
      {before === undefined || now === undefined ? null : (
        <p className={styles.numbers}>
          {t('forgetting.old')} <CopyNumber value={before} unit={t('nats')} /> →{' '}
          <CopyNumber value={now} unit={t('nats')} />
          {uniform === null ? null : (
            <span className={styles.muted}> {t('forgetting.uniform', { loss: write(uniform) })}</span>
          )}
        </p>
      )}
      {before !== undefined && now !== undefined && now - before > FORGETTING ? (
        <Notice kind="warning" title={t('forgetting.title')}>
          {t('forgetting.text', { before: write(before), now: write(now), factor: write(Math.exp(now - before)) })}
        </Notice>
      ) : null}
      <ul className={curve.legend}>
        <li data-line="train">{t('forgetting.train')}</li>
        <li data-line="heldOut">{t('forgetting.heldOut')}</li>
      </ul>
      <LossCurve
        label={t('forgetting.curve')}
        losses={seen?.losses ?? NO_LOSSES}
        heldOutSteps={heldOutSteps}
        heldOutLosses={heldOut}
        plannedSteps={seen?.plannedSteps ?? planned}
        levels={NO_LEVELS}
        scale="linear"
        describe={describe}
        hint={<p aria-hidden="true">{describe(seen?.losses.length ?? 0)}</p>}
        stepAxisLabel={t('forgetting.axis')}
      />
      {seen ? <LossTable seen={seen} /> : null}
    </Panel>
  );
}
