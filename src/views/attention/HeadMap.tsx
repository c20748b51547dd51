/** The chosen head as a heatmap of queries and keys; what its colours mean, ColourControls says. Pointing at a cell lights its tokens in every view; a click chooses them. */
import { memo } from 'react';
import { Heatmap, type AttentionCell } from '@/elements/Heatmap.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { Position } from '@/model/axes.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import type { HeadOnText } from '@/views/shared/attentionHead.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './HeadMap.module.css';

export interface HeadMapProps {
  readonly head: HeadOnText;
  readonly query: Position;
  /** The key whose arithmetic is open. */
  readonly explainedKey: Position;
  readonly onExplain: (cell: AttentionCell) => void;
  /** CSS pixels, labels included. */
  readonly maxHeight: number;
}

/** Weights are written exactly enough to be told apart in a row of many. */
const DIGITS = 4;
/** Up to so many tokens the whole map is in view at once; of more, cells would be too small to point at, and it scrolls. */
const WHOLE_TEXT = 40;
/** CSS pixels. */
const LEAST_CELL = 7;

export const HeadMap = memo(function HeadMap({ head: shown, query, explainedKey, onExplain, maxHeight }: HeadMapProps) {
  const { t } = useTranslation('attention');
  const format = useFormat();
  const { selection } = useStores();
  const hovered = useValue('selection', (state) => state.hovered);
  const isSinkDimmed = useValue('selection', (state) => state.isSinkDimmed);
  const isSquareRoot = useValue('selection', (state) => state.isScaleSquareRoot);
  const { labels, weights, layer, head } = shown;
  const describeCell = (cell: AttentionCell, weight: number) => {
    const names = { query: labels[cell.query]?.text ?? '', key: labels[cell.key]?.text ?? '' };
    if (cell.key > cell.query) return t('map.masked', names);
    return t('map.cell', { ...names, weight: format.number(weight, DIGITS) });
  };
  return (
    <div className={styles.map}>
      <Heatmap
        label={t('map.label', { layer: layer + 1, head: head + 1 })}
        weights={weights}
        tokens={labels}
        scale={isSquareRoot ? 'sqrt' : 'linear'}
        dimFirst={isSinkDimmed}
        queryAxisLabel={t('map.queryAxis')}
        keyAxisLabel={t('map.keyAxis')}
        hoveredQuery={hovered.query}
        hoveredKey={hovered.key}
        selectedQuery={query}
        selectedKey={explainedKey}
        onHover={(cell) => selection.getState().hover(cell?.query ?? null, cell?.key ?? null)}
        onSelect={onExplain}
        describeCell={describeCell}
        hint={t('map.hint')}
        maxHeight={maxHeight}
        minCell={labels.length > WHOLE_TEXT ? LEAST_CELL : 0}
      />
    </div>
  );
});
