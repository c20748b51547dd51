/** All checkpoints of the model's life in order, and the model as it is now at the end. Looking back changes nothing. */
import { useMemo } from 'react';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { Checkpoint } from '@/store/training/contract.ts';
import { distinctCheckpoints } from '@/store/training/trainingState.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained, useTraining } from './TrainingContext.tsx';
import styles from './CheckpointScrubber.module.css';

export function CheckpointScrubber() {
  const { t } = useTranslation('training');
  const { training } = useTraining();
  const all = useTrained('training', (state) => state.checkpoints);
  const checkpoints = useMemo(() => distinctCheckpoints(all), [all]);
  const look = useTrained('training', (state) => state.look);
  const isRunning = useTrained('training', (state) => state.progress?.isRunning ?? false);
  const isBusy = useTrained('training', (state) => state.work !== null);
  const describe = useCheckpointWords();
  const found = checkpoints.findIndex(({ id }) => id === look);
  const at = found < 0 ? checkpoints.length : found;
  const now = describe(null);
  const share = (index: number) => index / Math.max(1, checkpoints.length);
  return (
    <div className={styles.scrubber}>
      <label className={styles.label} htmlFor="checkpoint">
        {t('scrubber.label')}
      </label>
      <div className={styles.line}>
        <span className={styles.track} aria-hidden="true">
          {checkpoints.map(({ id, kind, phase }, index) => (
            <span
              key={id}
              className={styles.mark}
              data-kind={kind}
              data-phase={phase}
              style={{ left: `${share(index) * 100}%` }}
            />
          ))}
          <span className={styles.mark} data-kind="now" style={{ left: '100%' }} />
        </span>
        <input
          id="checkpoint"
          type="range"
          className={styles.range}
          min={0}
          max={checkpoints.length}
          step={1}
          value={at}
          disabled={checkpoints.length === 0}
          aria-valuetext={found < 0 ? now : describe(checkpoints[found]!)}
          onChange={(event) => training.getState().lookAt(checkpoints[Number(event.currentTarget.value)]?.id ?? null)}
        />
      </div>
      <span className={styles.words}>{found < 0 ? now : describe(checkpoints[found]!)}</span>
      {/* Always there: a line that grew shorter when it is grabbed would put another checkpoint under the pointer. */}
      <span className={styles.actions}>
        <Button disabled={found < 0} onClick={() => training.getState().lookAt(null)}>
          {t('scrubber.now')}
        </Button>
        <Button
          disabled={found < 0 || isRunning || isBusy}
          onClick={() => void training.getState().restore(checkpoints[found]!.id)}
        >
          {t('scrubber.restore')}
        </Button>
      </span>
    </div>
  );
}

/** A checkpoint in words: "Pre-training, step 500". Null: the model as it is now. `isMarked`: that it is recorded stands beside. */
export function useCheckpointWords(): (checkpoint: Checkpoint | null, isMarked?: boolean) => string {
  const { t } = useTranslation('training');
  const format = useFormat();
  const phase = useTrained('training', (state) => state.progress?.phase ?? null);
  const step = useTrained('training', (state) => state.progress?.step ?? 0);
  const isLoaded = useTrained('training', (state) => state.model !== null && state.model.provenance !== 'live');
  // What a recorded model went through before it was loaded came with it.
  const loaded = useTrained('training', (state) =>
    state.model?.provenance === 'recorded' ? (state.checkpoints.find(({ kind }) => kind === 'loaded') ?? null) : null,
  );
  return (checkpoint, isMarked = false) => {
    if (checkpoint?.kind === 'random') return t('scrubber.random');
    const of = checkpoint ?? (phase === null && loaded?.phase ? loaded : { id: Infinity, phase, step });
    if (checkpoint && !of.phase) return t('scrubber.loaded');
    const isRecorded = !isMarked && loaded?.phase && of.id <= loaded.id;
    const words = of.phase
      ? t(isRecorded ? 'scrubber.recorded' : 'scrubber.step', {
          phase: t(`phase.${of.phase}Short`),
          step: format.integer(of.step),
        })
      : t(isLoaded ? 'scrubber.asLoaded' : 'scrubber.fresh');
    return checkpoint ? words : t('scrubber.nowWords', { words });
  };
}
