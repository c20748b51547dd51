/** Where the chosen query looks, as lines to its keys; on demand the lines of all queries. */
import { memo, useState } from 'react';
import { BipartiteLines } from '@/elements/BipartiteLines.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { Position } from '@/model/axes.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import type { HeadOnText } from '@/views/shared/attentionHead.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './QueryLines.module.css';

export interface QueryLinesProps {
  readonly head: HeadOnText;
  readonly query: Position;
}

/** Weights from which a line is drawn. Of each query at most ten lines pass the second: a thicket stays drawable. */
const FAINTEST = 0.01;
const FAINTEST_OF_ALL = 0.1;
/** CSS pixels; as tall as the heatmap beside it. Beyond that the lines scroll. */
const HEIGHT = 300;
const TITLE_HEIGHT = 20;
/** Rows shrink to let the whole text be seen, as far as text of 12 px allows. The token strip is the larger target. */
const TALLEST_ROW = 24;
const LOWEST_ROW = 16;

export const QueryLines = memo(function QueryLines({ head, query }: QueryLinesProps) {
  const { t } = useTranslation('attention');
  const format = useFormat();
  const { selection, conductor } = useStores();
  const hovered = useValue('selection', (state) => state.hovered);
  const isSinkDimmed = useValue('selection', (state) => state.isSinkDimmed);
  const [showsAll, setShowsAll] = useState(false);
  const { hover } = selection.getState();
  const fitting = Math.floor((HEIGHT - TITLE_HEIGHT) / head.ids.length);
  return (
    <div className={styles.lines}>
      <div className={styles.header}>
        <h3>{t('lines.heading')}</h3>
        {head.ids.length > 1 ? (
          <Toggle
            kind="checkbox"
            label={t('lines.all')}
            hint={t('lines.allHint', { least: format.plain(FAINTEST_OF_ALL) })}
            isOn={showsAll}
            onChange={setShowsAll}
          />
        ) : null}
      </div>
      <BipartiteLines
        weights={head.weights}
        tokens={head.labels}
        selectedQuery={showsAll ? null : query}
        hoveredQuery={hovered.query}
        hoveredKey={hovered.key}
        onSelectQuery={conductor.selectQuery}
        onHoverQuery={(at) => hover(at, null)}
        onHoverKey={(at) => hover(null, at)}
        dimFirst={isSinkDimmed}
        threshold={showsAll ? FAINTEST_OF_ALL : FAINTEST}
        queryLabel={t('lines.query')}
        keyLabel={t('lines.key')}
        describeHidden={(count, weight) => t('lines.hidden', { count, weight: format.percent(weight) })}
        maxHeight={HEIGHT}
        rowHeight={Math.max(LOWEST_ROW, Math.min(TALLEST_ROW, fitting))}
      />
    </div>
  );
});
