/** How wrong the model is, step by step: on the text it learns from, and on text it never sees. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ProvenanceMark } from '@/elements/ProvenanceMark.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { findOverfitting, OVERFITTING_RISE } from '@/model/overfitting.ts';
import type { Phase, TrainerState } from '@/store/training/contract.ts';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import { LossCurve } from './LossCurve.tsx';
import styles from './LossPanel.module.css';
import { LossTable } from './LossTable.tsx';

const NO_LOSSES = new Float32Array();
const NO_STEPS = new Int32Array();
const HEIGHT = 168;

/** `phase`: whose curve; what the model went through before stays readable. */
export function LossPanel({ phase, height = HEIGHT }: { readonly phase: Phase; readonly height?: number }) {
  const { t } = useTranslation('training');
  const format = useFormat();
  const seen = useTrained('training', (state) => state.seen[phase] ?? null);
  const planned = useTrained('training', (state) => (phase === 'prefer' ? 0 : state.settings[phase].steps));
  const text = useTrained('training', (state) => state.model?.text ?? null);
  const { watch } = useTraining();
  const scale = useTrained('watch', (state) => state.lossScale);
  const levels = useMemo(
    () =>
      text && phase === 'pretrain'
        ? [
            { loss: text.uniformLoss, label: t('loss.uniform', { loss: format.number(text.uniformLoss) }) },
            { loss: text.bigramLoss, label: t('loss.bigram', { loss: format.number(text.bigramLoss) }) },
          ]
        : [],
    [text, phase, t, format],
  );
  const overfitting = useMemo(() => (seen ? findOverfitting(seen) : null), [seen]);
  const describe = useStepWords(seen);
  return (
    <Panel
      heading={t('loss.heading')}
      what={t('loss.what')}
      provenance={<ProvenanceMark provenance="live" label={t('live')} detail={t('liveDetail')} />}
      toolbar={
        <Segmented
          label={t('loss.scale')}
          isLabelHidden
          options={[
            { value: 'linear', label: t('loss.linear') },
            { value: 'log', label: t('loss.log') },
          ]}
          value={scale}
          onChange={(value) => watch.getState().setLossScale(value)}
        />
      }
    >
      <LossCurve
        label={t('loss.curve')}
        losses={seen?.losses ?? NO_LOSSES}
        heldOutSteps={seen?.heldOutSteps ?? NO_STEPS}
        heldOutLosses={seen?.heldOutLosses ?? NO_LOSSES}
        plannedSteps={seen?.plannedSteps ?? planned}
        levels={levels}
        scale={scale}
        height={height}
        describe={describe}
        hint={seen && seen.losses.length > 0 ? describe(seen.losses.length) : t('loss.empty')}
        stepAxisLabel={t('loss.stepAxis')}
        marked={overfitting ? { step: overfitting.since, label: t('loss.turned') } : null}
      />
      {overfitting ? (
        <p className={styles.overfitting} role="status">
          {t('loss.overfitting', {
            since: format.integer(overfitting.since),
            lowest: format.number(overfitting.lowest),
            now: format.number(overfitting.now),
            trainThen: format.number(overfitting.trainThen),
            trainNow: format.number(overfitting.trainNow),
            rise: format.share(OVERFITTING_RISE),
          })}
        </p>
      ) : null}
      <div className={styles.foot}>
        {seen ? <LossTable seen={seen} /> : null}
        <ul className={styles.legend}>
          <li data-line="train">{t('loss.train')}</li>
          <li data-line="heldOut">{t('loss.heldOut')}</li>
        </ul>
      </div>
    </Panel>
  );
}

/** A step with its losses, in nats and bits. */
function useStepWords(seen: TrainerState | null): (step: number) => string {
  const { t } = useTranslation('training');
  const format = useFormat();
  const write = (value: number) => format.number(value);
  return (step) => {
    const loss = seen?.losses[step - 1];
    if (!seen || loss === undefined) return t('loss.empty');
    const known = lastAt(seen.heldOutSteps, step);
    const words = t('loss.at', {
      step: format.integer(step),
      loss: write(loss),
      bits: write(loss / Math.LN2),
      choices: write(Math.exp(loss)),
    });
    if (known < 0) return words;
    const heldOut = seen.heldOutLosses[known]!;
    return `${words} ${t('loss.heldOutAt', {
      step: format.integer(seen.heldOutSteps[known]!),
      loss: write(heldOut),
      bits: write(heldOut / Math.LN2),
    })}`;
  };
}

/** The last look at held-out text that was not after this step; −1 before the first. */
function lastAt(steps: Int32Array, step: number): number {
  return steps.findLastIndex((done) => done <= step);
}
