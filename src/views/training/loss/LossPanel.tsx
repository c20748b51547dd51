/** How wrong the model is, step by step: on the text it learns from, and on text it never sees. */
import { useMemo } from 'react';
import { ProvenanceMark } from '@/elements/ProvenanceMark.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { learningPhaseAt, type LearningPhase } from '@/model/learningPhases.ts';
import { findOverfitting, OVERFITTING_RISE } from '@/model/overfitting.ts';
import type { Phase, TrainerState } from '@/store/training/contract.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import { LossCurve } from './LossCurve.tsx';
import styles from './LossPanel.module.css';
import { LossTable } from './LossTable.tsx';
import { useLearningPhases } from './useLearningPhases.ts';
import { useRuleWords } from './useRuleWords.ts';

const NO_LOSSES = new Float32Array();
const NO_STEPS = new Int32Array();

/** `phase`: whose curve; what the model went through before stays readable. */
export function LossPanel({ phase }: { readonly phase: Phase }) {
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
  const found = useLearningPhases(seen);
  const ruleOf = useRuleWords();
  const phases = useMemo(
    () => found.map(({ name, from }) => ({ from, label: t(`loss.phase.${name}`), rule: ruleOf(name) })),
    [found, t, ruleOf],
  );
  const describe = useStepWords(seen, found);
  const isRecorded = seen?.isRecorded === true;
  return (
    <Panel
      heading={t('loss.heading')}
      what={t('loss.what')}
      provenance={
        <ProvenanceMark
          provenance={isRecorded ? 'recorded' : 'live'}
          label={t(isRecorded ? 'life.recorded' : 'live')}
          detail={t(isRecorded ? 'life.recordedHint' : 'liveDetail')}
        />
      }
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
        describe={describe}
        hint={
          overfitting ? (
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
          ) : (
            <p aria-hidden="true">{seen && seen.losses.length > 0 ? describe(seen.losses.length) : t('loss.empty')}</p>
          )
        }
        stepAxisLabel={t('loss.stepAxis')}
        phases={phases}
        marked={overfitting ? { step: overfitting.since, label: t('loss.turned') } : null}
      />
      <div className={styles.foot}>
        {seen ? <LossTable seen={seen} phases={found} /> : null}
        <ul className={styles.legend}>
          <li data-line="train">{t('loss.train')}</li>
          <li data-line="heldOut">{t('loss.heldOut')}</li>
        </ul>
      </div>
    </Panel>
  );
}

/** A step with its losses, in nats and bits, and what was learnt by then. */
function useStepWords(seen: TrainerState | null, phases: readonly LearningPhase[]): (step: number) => string {
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
    const heldOutWords = t('loss.heldOutAt', {
      step: format.integer(seen.heldOutSteps[known]!),
      loss: write(heldOut),
      bits: write(heldOut / Math.LN2),
    });
    const name = learningPhaseAt(phases, step);
    return [words, heldOutWords, ...(name ? [t('loss.phaseAt', { phase: t(`loss.phase.${name}`) })] : [])].join(' ');
  };
}

/** The last look at held-out text that was not after this step; −1 before the first. */
function lastAt(steps: Int32Array, step: number): number {
  return steps.findLastIndex((done) => done <= step);
}
