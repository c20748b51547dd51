/** The selected head's weights for those who read the page: there at every zoom, also where the head itself is not on show. */
import { memo, useDeferredValue } from 'react';
import { AttentionTable } from '@/elements/AttentionTable.tsx';
import { useAttentionOnText, useHeadOnText, useQuery, type AttentionOnText } from '@/views/shared/attentionHead.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './HiddenWeights.module.css';

export function HiddenWeights() {
  const text = useAttentionOnText();
  // The panel of a head has a table of its own.
  const isHeadOnShow = useValue('selection', (state) => state.zoom === 'head');
  // Nor may they hold up the picture that comes back.
  const isDue = useDeferredValue(!isHeadOnShow, false);
  return text && isDue && !isHeadOnShow ? <Weights text={text} /> : null;
}

const Weights = memo(function Weights({ text }: { readonly text: AttentionOnText }) {
  const { t } = useTranslation('attention');
  // Hundreds of cells must not hold up the picture.
  const { weights, labels } = useDeferredValue(useHeadOnText(text));
  const query = useDeferredValue(useQuery(text));
  return (
    <div className={styles.place}>
      <AttentionTable
        caption={t('table.caption')}
        weights={weights}
        tokens={labels}
        selectedQuery={Math.min(query, labels.length - 1)}
        cornerLabel={t('table.corner')}
        describeLeftOut={(from, to, total) => t('table.leftOut', { from: from + 1, to: to + 1, total })}
        maskedLabel={t('table.masked')}
        isVisuallyHidden
      />
    </div>
  );
});
