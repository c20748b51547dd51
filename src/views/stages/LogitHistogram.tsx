/** How the logits of the whole vocabulary are spread, with the best few marked where they stand out. */
import { useMemo } from 'react';
import { layoutHistogram } from '@/draw/histogram.ts';
import { useElementSize } from '@/elements/useElementSize.ts';
import { tokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { topLogits } from './topLogits.ts';
import { useFormat } from '@/elements/useFormat.ts';
import type { Place } from '@/views/shared/usePlace.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './StagesView.module.css';

/** CSS pixels. */
const HEIGHT = 56;
const BIN_WIDTH = 6;
const MARK_HEIGHT = 14;

export function LogitHistogram({ place }: { readonly place: Place }) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const [ref, { width }] = useElementSize();
  const { logits } = place.shown;
  const layout = useMemo(() => {
    const binCount = Math.max(1, Math.floor(width / BIN_WIDTH));
    return layoutHistogram(logits, { width, height: HEIGHT, binCount });
  }, [logits, width]);
  const best = topLogits(logits);
  const [first = 0] = best;
  return (
    <div ref={ref} className={styles.histogram} data-drawing>
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={t('unembed.histogramText', {
          vocabulary: format.integer(logits.length),
          min: format.number(layout.minimum),
          max: format.number(layout.maximum),
          median: format.number(layout.median),
        })}
      >
        {layout.bins.map(({ x, width: wide, height }) => (
          <rect
            key={x}
            x={x + 0.5}
            y={HEIGHT - height}
            width={Math.max(0.5, wide - 1)}
            height={height}
            className={styles.bin}
          />
        ))}
        {best.map((id) => {
          // The best lies on the edge of the picture, where half its line would be cut off.
          const x = Math.min(width - 1, layout.xOf(logits[id] ?? 0));
          return <line key={id} x1={x} x2={x} y1={HEIGHT - MARK_HEIGHT} y2={HEIGHT} className={styles.mark} />;
        })}
      </svg>
      <p className={styles.axis}>
        <span>{t('unembed.axisLow', { value: format.number(layout.minimum) })}</span>
        <span className={styles.axisEnd}>
          <span className={styles.piece} translate="no">
            {candidateLabel(place.model.vocabulary, tokenId(first))}
          </span>{' '}
          {format.number(layout.maximum)}
        </span>
      </p>
    </div>
  );
}
