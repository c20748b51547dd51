/** The same prompt, with the same draws, at every checkpoint of the model's life, the newest first: from noise to words to facts. */
import { useMemo } from 'react';
import { Field } from '@/elements/Field.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { ProvenanceMark } from '@/elements/ProvenanceMark.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { CheckpointMeasure } from '@/store/training/contract.ts';
import { distinctCheckpoints } from '@/store/training/trainingState.ts';
import { SAMPLE } from '@/store/training/watch.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useCheckpointWords } from '@/views/training/CheckpointScrubber.tsx';
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
  const all = useTrained('training', (state) => state.checkpoints);
  const checkpoints = useMemo(() => distinctCheckpoints(all), [all]);
  const look = useTrained('training', (state) => state.look);
  const measures = useTrained('training', (state) => state.progress?.measures ?? NONE);
  // The checkpoints are recorded; what they write is computed here.
  const isRecorded = useTrained(
    'training',
    (state) => state.model?.provenance === 'recorded' && (state.progress?.phase ?? null) === null,
  );
  const describe = useCheckpointWords();
  const list = useKeptPlace<HTMLOListElement>();
  const measured = useMemo(() => {
    // What was measured at step 0 holds for the checkpoint before it as well: nothing lies between.
    const before = (id: number) => checkpoints.findLast((checkpoint) => checkpoint.id <= id)?.id ?? id;
    return new Map(measures.map((each) => [each.step === 0 ? before(each.checkpoint) : each.checkpoint, each]));
  }, [measures, checkpoints]);
  // A measure may come before its checkpoint: until then the one before stays, so that the panel keeps its height.
  const latest = measured.get(look ?? -1) ?? measures.findLast((each) => all.some(({ id }) => id === each.checkpoint));
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
        {checkpoints.toReversed().map((checkpoint) => {
          const numbers = measured.get(checkpoint.id);
          return (
            <li key={checkpoint.id}>
              <button
                type="button"
                className={styles.row}
                aria-pressed={checkpoint.id === look}
                onClick={() => training.getState().lookAt(checkpoint.id === look ? null : checkpoint.id)}
              >
                <span className={styles.when}>{describe(checkpoint, isRecorded)}</span>
                <Numbers measure={numbers} />
                <span className={styles.sample}>
                  <span className={styles.prompt} translate="no">
                    {lineOf(prompt)}
                  </span>
                  <span translate={samples.has(checkpoint.id) ? 'no' : undefined}>
                    {lineOf(samples.get(checkpoint.id) ?? t('samples.waiting'))}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {latest ? <Longer measure={latest} /> : null}
    </Panel>
  );
}

const NONE: readonly CheckpointMeasure[] = [];

function Numbers({ measure }: { readonly measure: CheckpointMeasure | undefined }) {
  const { t } = useTranslation('training');
  const format = useFormat();
  if (!measure) return null;
  const { heldOutLoss, wordShare } = measure;
  const words = [
    ...(heldOutLoss === null ? [] : [t('samples.loss', { loss: format.number(heldOutLoss) })]),
    ...(wordShare === null ? [] : [t('samples.words', { share: format.percent(wordShare) })]),
  ];
  return <span className={styles.numbers}>{words.join(' · ')}</span>;
}

/** The longer sample that the share of real words is counted in. */
function Longer({ measure }: { readonly measure: CheckpointMeasure }) {
  const { t } = useTranslation('training');
  const checkpoints = useTrained('training', (state) => state.checkpoints);
  const describe = useCheckpointWords();
  const checkpoint = checkpoints.find(({ id }) => id === measure.checkpoint);
  if (!checkpoint) return null;
  return (
    <section aria-label={t('samples.longer')}>
      <h3>{t('samples.longerAt', { when: describe(checkpoint) })}</h3>
      <p className={styles.longer} translate="no">
        <span className={styles.prompt}>{measure.prompt}</span>
        {measure.sample}
      </p>
    </section>
  );
}
