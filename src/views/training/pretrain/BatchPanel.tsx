/** The batch of the last step: what the model read, how surprised it was by each character, and what it had expected. */
import { useMemo } from 'react';
import { HeatLegend } from '@/elements/HeatLegend.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { BatchReport } from '@/store/training/contract.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained } from '@/views/training/TrainingContext.tsx';
import { BatchGrid, FULL_BITS } from './BatchGrid.tsx';
import { GuessBars } from './GuessBars.tsx';
import styles from './BatchPanel.module.css';

export function BatchPanel() {
  const { t } = useTranslation('training');
  const format = useFormat();
  const batch = useTrained('watch', (state) => state.batch);
  const phase = useTrained('training', (state) => state.progress?.phase ?? null);
  const mean = useMemo(() => (batch ? meanLoss(batch) : null), [batch]);
  if (!batch || phase !== 'pretrain') return <p className={styles.empty}>{t('batch.empty')}</p>;
  return (
    <div className={styles.batch}>
      <p className={styles.what}>
        {t('batch.shows', {
          step: format.integer(batch.step),
          rows: batch.rows,
          length: batch.contextLength,
          count: batch.rows * batch.contextLength,
          loss: format.number(mean ?? NaN),
        })}
      </p>
      <BatchGrid batch={batch} />
      <HeatLegend label={t('batch.legend')} kind="surprisal" limit={FULL_BITS} />
      <GuessBars batch={batch} />
    </div>
  );
}

function meanLoss({ losses, weights }: BatchReport): number {
  let sum = 0;
  losses.forEach((loss, at) => (sum += loss * weights[at]!));
  return sum;
}
