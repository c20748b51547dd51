/**
 * The panel's content once there is attention to show. First what is in view at rest: what the head does, all heads, its
 * map and the arithmetic of one pair; then how it is drawn, what one can do to it, and all its numbers. Hovering passes
 * through the selection store and renders none of this anew.
 */
import { useCallback } from 'react';
import { Trans } from 'react-i18next';
import type { AttentionCell } from '@/elements/Heatmap.tsx';
import { useElementSize } from '@/elements/useElementSize.ts';
import { ExportButton } from '@/views/shared/export/ExportButton.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import type { Position } from '@/model/axes.ts';
import { LOWERS } from '@/store/panels.ts';
import { HeadContribution } from './HeadContribution.tsx';
import { useControl } from '@/views/shared/stage/controls.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { HeadSwitch } from './HeadSwitch.tsx';
import { useHeadOnText, useQuery, type AttentionOnText } from '@/views/shared/attentionHead.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { ColourControls } from './ColourControls.tsx';
import { strongestKey } from './explainQuery.ts';
import { HeadChoice } from './HeadChoice.tsx';
import { HeadMap } from './HeadMap.tsx';
import { HeadOverview } from './HeadOverview.tsx';
import { HeadRoles } from './HeadRoles.tsx';
import { HeadSentence } from './HeadSentence.tsx';
import { QueryArithmetic } from './QueryArithmetic.tsx';
import { PairArithmetic } from './PairArithmetic.tsx';
import { QueryLines } from './QueryLines.tsx';
import { RoleFilter } from './RoleFilter.tsx';
import { RoleLegend } from './RoleLegend.tsx';
import { WeightsTable } from './WeightsTable.tsx';
import styles from './AttentionContent.module.css';

/** Of the map where the page scrolls; CSS pixels, labels included. A long text needs more to be legible at all. */
const MAP_HEIGHT = 290;
const LONG_MAP_HEIGHT = 440;
/** Tokens. */
const LONG_TEXT = 64;
/** From this width of the panel on, the arithmetic of the pair stands beside the map (as in the style sheet), CSS pixels. */
const BESIDE = 420;
/** The line under the map that tells the cell, CSS pixels. */
const READOUT = 30;

export function AttentionContent({ text }: { readonly text: AttentionOnText }) {
  const { t } = useTranslation('attention');
  const { conductor, panels } = useStores();
  const head = useHeadOnText(text);
  const [hasHeads, hasSwitches, hasColours] = [useControl('heads'), useControl('switches'), useControl('colours')];
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
  const [frame, { width }] = useElementSize();
  const isBeside = width >= BESIDE;
  // Where the panel has a height of its own, the map takes what is left of it: `place` is as large as that, else nothing.
  const [place, { height: room }] = useElementSize();
  const own = text.ids.length <= LONG_TEXT ? MAP_HEIGHT : LONG_MAP_HEIGHT;
  const pair = <PairArithmetic head={head} query={query} explainedKey={explainedKey} />;
  return (
    <div className={styles.frame} ref={frame}>
      <div className={styles.content}>
        <div className={styles.first}>
          <div className={styles.top}>
            <HeadSentence head={head} query={query} />
            <HeadRoles head={head} />
          </div>
          {hasHeads ? (
            <div className={styles.overview}>
              <HeadOverview text={text} />
            </div>
          ) : null}
          <div className={styles.roles}>
            {hasHeads ? (
              <>
                <RoleFilter />
                <RoleLegend />
              </>
            ) : null}
            <ExportButton />
          </div>
          <div className={styles.map}>
            <span ref={place} className={styles.place} />
            <HeadMap
              head={head}
              query={query}
              explainedKey={explainedKey}
              onExplain={explain}
              maxHeight={room > 0 ? room - READOUT : own}
            />
          </div>
          {isBeside ? <div className={styles.pair}>{pair}</div> : null}
        </div>
        {isBeside ? null : pair}
        <div className={styles.controls}>
          {hasColours ? <ColourControls /> : null}
          {hasSwitches ? <HeadSwitch layer={head.layer} head={head.head} query={query} keyAt={explainedKey} /> : null}
          {hasHeads ? <HeadChoice text={text} /> : null}
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
