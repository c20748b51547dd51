/**
 * The heatmap's numbers as a table. For short texts it is always there for screen readers; the
 * button shows it to everyone, and then also for long ones.
 */
import { memo, useDeferredValue, useId } from 'react';
import { AttentionTable } from '@/elements/AttentionTable.tsx';
import { Button } from '@/elements/Button.tsx';
import type { Position } from '@/model/axes.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import type { HeadOnText } from '@/views/shared/attentionHead.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './WeightsTable.module.css';

export interface WeightsTableProps {
  readonly head: HeadOnText;
  readonly query: Position;
}

/** Up to this many tokens the table is kept in the page: 820 numbers. */
const SHORT_TEXT = 40;

export const WeightsTable = memo(function WeightsTable({ head, query }: WeightsTableProps) {
  const { t } = useTranslation('attention');
  const id = useId();
  const { panels } = useStores();
  const isOpen = useValue('panels', (state) => state.isWeightsTableOpen);
  // Hundreds of cells must not hold up the heatmap while one moves through the heads.
  const { weights, labels } = useDeferredValue(head);
  const at = useDeferredValue(query);
  const isDue = useDeferredValue(true, false);
  return (
    <div className={styles.table}>
      <Button
        variant="quiet"
        icon={isOpen ? 'close' : 'more'}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => panels.getState().set('isWeightsTableOpen', !isOpen)}
      >
        {isOpen ? t('table.hide') : t('table.show')}
      </Button>
      <div id={id}>
        {isOpen || (isDue && labels.length <= SHORT_TEXT) ? (
          <AttentionTable
            caption={t('table.caption')}
            weights={weights}
            tokens={labels}
            selectedQuery={isOpen ? Math.min(at, labels.length - 1) : null}
            cornerLabel={t('table.corner')}
            describeLeftOut={(from, to, total) => t('table.leftOut', { from: from + 1, to: to + 1, total })}
            maskedLabel={t('table.masked')}
            isVisuallyHidden={!isOpen}
          />
        ) : null}
      </div>
    </div>
  );
});
