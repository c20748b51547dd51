/** The same prompt, with the same draws, at every snapshot of the model's life, the newest first: from noise to words to facts. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '@/elements/Field.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { ProvenanceMark } from '@/elements/ProvenanceMark.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { Milestone } from '@/store/training/contract.ts';
import { distinctSnapshots } from '@/store/training/trainingState.ts';
import { SAMPLE } from '@/store/training/watch.ts';
import { useSnapshotWords } from '@/views/training/SnapshotScrubber.tsx';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import { lineOf } from './character.ts';
import styles from './PretrainSamples.module.css';
import { useKeptPlace } from './useKeptPlace.ts';

export function PretrainSamples() {
  const { t } = useTranslation('training');
  const { training, watch } = useTraining();
  const prompt = useTrained('watch', (state) => state.prompt);
  const samples = useTrained('watch', (state) => state.samples);
  const error = useTrained('watch', (state) => state.samplesError);
  const all = useTrained('training', (state) => state.snapshots);
  const snapshots = useMemo(() => distinctSnapshots(all), [all]);
  const look = useTrained('training', (state) => state.look);
  const milestones = useTrained('training', (state) => state.progress?.milestones ?? NONE);
  // The checkpoints are recorded; what they write is computed here.
  const isRecorded = useTrained(
    'training',
    (state) => state.model?.provenance === 'recorded' && (state.progress?.phase ?? null) === null,
  );
  const describe = useSnapshotWords();
  const list = useKeptPlace<HTMLOListElement>();
  const measured = useMemo(() => {
    // What was measured at step 0 holds for the snapshot before it as well: nothing lies between.
    const before = (id: number) => snapshots.findLast((snapshot) => snapshot.id <= id)?.id ?? id;
    return new Map(milestones.map((each) => [each.step === 0 ? before(each.snapshot) : each.snapshot, each]));
  }, [milestones, snapshots]);
  const latest = measured.get(look ?? -1) ?? milestones.at(-1);
  return (
    <Panel
      heading={t('samples.heading')}
      what={t('samples.what', { count: SAMPLE.length, temperature: SAMPLE.temperature })}
      tryThis={t('samples.try')}
      provenance={
        <ProvenanceMark
          provenance={isRecorded ? 'recorded' : 'live'}
          label={t(isRecorded ? 'life.recorded' : 'live')}
          detail={t(isRecorded ? 'samples.recordedHint' : 'liveDetail')}
        />
      }
    >
      <Field
        label={t('samples.prompt')}
        value={prompt}
        onChange={watch.getState().setPrompt}
        isMono
        error={error ? t(`errors.${error.name}.title`) : null}
      />
      <ol ref={list} className={styles.list} aria-label={t('samples.list')}>
        {snapshots.toReversed().map((snapshot) => {
          const numbers = measured.get(snapshot.id);
          return (
            <li key={snapshot.id}>
              <button
                type="button"
                className={styles.row}
                aria-pressed={snapshot.id === look}
                onClick={() => training.getState().lookAt(snapshot.id === look ? null : snapshot.id)}
              >
                <span className={styles.when}>{describe(snapshot, isRecorded)}</span>
                <Numbers milestone={numbers} />
                <span className={styles.sample}>
                  <span className={styles.prompt} translate="no">
                    {lineOf(prompt)}
                  </span>
                  <span translate={samples.has(snapshot.id) ? 'no' : undefined}>
                    {lineOf(samples.get(snapshot.id) ?? t('samples.waiting'))}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {latest ? <Longer milestone={latest} /> : null}
    </Panel>
  );
}

const NONE: readonly Milestone[] = [];

function Numbers({ milestone }: { readonly milestone: Milestone | undefined }) {
  const { t } = useTranslation('training');
  const format = useFormat();
  if (!milestone) return null;
  const { heldOutLoss, wordShare } = milestone;
  const words = [
    ...(heldOutLoss === null ? [] : [t('samples.loss', { loss: format.number(heldOutLoss) })]),
    ...(wordShare === null ? [] : [t('samples.words', { share: format.percent(wordShare) })]),
  ];
  return <span className={styles.numbers}>{words.join(' · ')}</span>;
}

/** The longer sample that the share of real words is counted in. */
function Longer({ milestone }: { readonly milestone: Milestone }) {
  const { t } = useTranslation('training');
  const snapshots = useTrained('training', (state) => state.snapshots);
  const describe = useSnapshotWords();
  const snapshot = snapshots.find(({ id }) => id === milestone.snapshot);
  if (!snapshot) return null;
  return (
    <section aria-label={t('samples.longer')}>
      <h3>{t('samples.longerAt', { when: describe(snapshot) })}</h3>
      <p className={styles.longer} translate="no">
        <span className={styles.prompt}>{milestone.prompt}</span>
        {milestone.sample}
      </p>
    </section>
  );
}
