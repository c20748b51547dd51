/** The checkpoints of fine-tuning: scores on questions, and what became of the old text and of the old prompt. */
import { Panel } from '@/elements/Panel.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { CheckpointMeasure } from '@/store/training/contract.ts';
import { LiveMark } from '@/views/shared/LiveMark.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained } from '@/views/training/TrainingContext.tsx';
import styles from './FinetuneSamples.module.css';

const NONE: readonly CheckpointMeasure[] = [];

export function FinetuneSamples() {
  const { t } = useTranslation('tuning');
  const format = useFormat();
  const all = useTrained('training', (state) => state.progress?.measures ?? NONE);
  const measures = all.filter(({ phase }) => phase === 'finetune').toReversed();
  const percent = (share: number | undefined) => (share === undefined ? '–' : format.percent(share));
  return (
    <Panel heading={t('checkpoints.heading')} what={t('checkpoints.what')} provenance={<LiveMark detail={t('live')} />}>
      {measures.length === 0 ? <p className={styles.empty}>{t('checkpoints.empty')}</p> : null}
      <ol className={styles.list}>
        {measures.map((measure) => (
          <li key={measure.checkpoint}>
            <h3>{t('checkpoints.step', { step: format.integer(measure.step) })}</h3>
            <p className={styles.scores}>
              {t('checkpoints.scores', {
                trained: percent(measure.trained?.right),
                heldOut: percent(measure.heldOut?.right),
                loss: measure.heldOutLoss === null ? '–' : format.number(measure.heldOutLoss),
              })}
            </p>
            <p className={styles.sample} dir="auto" translate="no">
              <span className={styles.prompt}>{measure.prompt}</span>
              {measure.sample}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
