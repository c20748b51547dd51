/** The panel's content once there is attention to show. Hovering passes through the selection store and renders none of this anew. */
import { useCallback, type CSSProperties } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { AttentionCell } from '@/elements/Heatmap.tsx';
import { useElementSize } from '@/elements/useElementSize.ts';
import { Segmented } from '@/elements/Segmented.tsx';
import type { Position } from '@/model/axes.ts';
import { LOWERS } from '@/store/panels.ts';
import { HeadContribution } from './HeadContribution.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { HeadSwitch } from './HeadSwitch.tsx';
import { useHeadOnText, useQuery, type AttentionOnText } from '@/views/shared/attentionHead.ts';
import { ColourControls } from './ColourControls.tsx';
import { strongestKey } from './explainQuery.ts';
import { HeadChoice } from './HeadChoice.tsx';
import { HeadMap } from './HeadMap.tsx';
import { HeadOverview } from './HeadOverview.tsx';
import { HeadRoles } from './HeadRoles.tsx';
import { HeadSentence } from './HeadSentence.tsx';
import { QueryArithmetic } from './QueryArithmetic.tsx';
import { QueryLines } from './QueryLines.tsx';
import { WeightsTable } from './WeightsTable.tsx';
import styles from './AttentionContent.module.css';

/** From this width of the panel on, lines stand beside the map (as in the style sheet). CSS pixels. */
const WIDE = 540;
/** CSS pixels, labels included. Where the page is one screen the arithmetic below stays in reach; a long text needs more to be legible at all. */
const MAP_HEIGHT = 290;
const LONG_MAP_HEIGHT = 440;
/** Tokens. */
const LONG_TEXT = 64;

export function AttentionContent({ text }: { readonly text: AttentionOnText }) {
  const { t } = useTranslation('attention');
  const { conductor, panels } = useStores();
  const head = useHeadOnText(text);
  const query = useQuery(text);
  const lower = useValue('panels', (state) => state.lower);
  const explained = useValue('panels', (state) => state.explained);
  // A key is chosen for its query; for another query the strongest is explained until one is chosen.
  const isExplained = explained !== null && explained.query === query && explained.key < text.ids.length;
  const explainedKey = isExplained ? explained.key : strongestKey(head.weights, query);
  const explain = useCallback(
    (cell: AttentionCell) => {
      panels.getState().set('explained', cell);
      conductor.selectQuery(cell.query);
    },
    [conductor, panels],
  );
  const explainKey = useCallback(
    (key: Position) => panels.getState().set('explained', { query, key }),
    [panels, query],
  );
  const [ref, { width }] = useElementSize();
  const isOneScreen = width >= WIDE && text.ids.length <= LONG_TEXT;
  const side = pictureSide(head.attention.shape[1]);
  return (
    <div className={styles.frame} ref={ref}>
      <div
        className={styles.content}
        style={{ '--overview': `calc(${overviewWidth(head.attention.shape[1])}px * var(--scale))` } as CSSProperties}
      >
        <div className={styles.top}>
          <HeadSentence head={head} query={query} />
          <HeadRoles head={head} />
          <div className={styles.actions}>
            <HeadSwitch layer={head.layer} head={head.head} query={query} keyAt={explainedKey} />
            <HeadChoice text={text} />
          </div>
        </div>
        <div className={styles.colour}>
          <ColourControls />
        </div>
        <div className={styles.overview}>
          <HeadOverview text={text} maxSide={side} />
        </div>
        <div className={styles.map}>
          <HeadMap
            head={head}
            query={query}
            explainedKey={explainedKey}
            onExplain={explain}
            maxHeight={isOneScreen ? MAP_HEIGHT : LONG_MAP_HEIGHT}
          />
        </div>
        <p className={styles.axes}>
          <Trans
            t={t}
            i18nKey="map.axes"
            components={{ query: <span className={styles.query} />, key: <span className={styles.key} /> }}
          />
        </p>
        <div className={styles.switch}>
          <Segmented
            label={t('lower.label')}
            isLabelHidden
            options={LOWERS.map((value) => ({ value, label: t(`lower.${value}`) }))}
            value={lower}
            onChange={(value) => panels.getState().set('lower', value)}
          />
        </div>
        <div className={styles.lines} data-lower={lower}>
          <QueryLines head={head} query={query} />
        </div>
        <div className={styles.arithmetic} data-lower={lower}>
          <QueryArithmetic head={head} query={query} explainedKey={explainedKey} onExplainKey={explainKey} />
        </div>
        <div className={styles.part}>
          <HeadContribution layer={head.layer} head={head.head} query={query} labels={text.labels} />
        </div>
        <div className={styles.table}>
          <WeightsTable head={head} query={query} />
        </div>
      </div>
    </div>
  );
}

/** Room for the layer numbers beside the pictures, and between two pictures; CSS pixels, as HeadThumbnails has them. */
const GUTTER = 40;
const GAP = 4;

/** Side of one head's picture: with many heads smaller, so that the overview stays beside the text. CSS pixels. */
function pictureSide(headCount: number): number {
  if (headCount <= 6) return 15;
  return headCount <= 8 ? 13 : 10;
}

function overviewWidth(headCount: number): number {
  return GUTTER + headCount * (pictureSide(headCount) + GAP) - GAP;
}
