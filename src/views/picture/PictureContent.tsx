/**
 * The picture with what belongs around it: the signs beside it, in its open row the panel of a block or a head,
 * below it what is left out, and the legend.
 */
import { memo, useMemo, type ReactNode, type Ref } from 'react';
import type { OpenRow } from '@/draw/picture/fillRows.ts';
import { chooseParts } from '@/draw/picture/chooseParts.ts';
import { layoutPicture, type PictureLayout } from '@/draw/picture/layoutPicture.ts';
import type { PictureArcs } from '@/draw/picture/pictureArcs.ts';
import { useElementSize } from '@/elements/useElementSize.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { usePassReach, useShowAll } from '@/views/shared/usePassReach.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { LEAST_THIN_WEIGHT, Picture } from './Picture.tsx';
import { PictureAbout } from './PictureAbout.tsx';
import { PictureLegend } from './PictureLegend.tsx';
import { PictureSigns } from './PictureSigns.tsx';
import { PictureTables } from './PictureTables.tsx';
import { useArcs, useBandScale, useLens, useSelectedColumn, useSizes, type PictureSource } from './usePicture.ts';
import { isWideFrame, RANGE_SIGNS, signsWidth } from './pictureRoom.ts';
import { useFillsPage } from './useFillsPage.ts';
import { useNextRows } from './useNextRows.ts';
import { useReachedLens } from './useReachedLens.ts';
import { useChangedSide } from './useSide.ts';
import styles from './PictureContent.module.css';

/** Where the page scrolls, the picture is as high as it likes: so much, and for more layers so much for each of the first few. */
const HEIGHT = 486;
const SMALL_HEIGHT = 400;
const AROUND = 200;
const LAYER = 22;
const MOST_LAYERS = 24;
/** An open row with a panel in it; without, a strip above the panel. */
const LEAST_PANEL = 400;
const LEAST_SMALL_PANEL = 340;
/** What a panel is given where the screen has it: a head's whole map, its overview and its arithmetic at once. */
const WANTED_PANEL = 650;
const STRIP = 30;
/** Of the open row, above and below the panel: there one sees the streams run in and out. */
const STUB = 3;
const FIRST_WIDTH = 620;
/** Over an open row, beside the path, there is a line for what is left out from this width on. */
const WIDE_PATH = 760;

export interface PictureContentProps {
  readonly source: PictureSource;
  /** Weight from which on an arc is drawn. */
  readonly threshold: number;
  /** What stands in the open row; null at the zoom of the whole model. */
  readonly panel: ReactNode | null;
  /** To bring the focus to. */
  readonly panelRef: Ref<HTMLDivElement>;
}

export function PictureContent({ source, threshold, panel, panelRef }: PictureContentProps) {
  const { t } = useTranslation('picture');
  const [ref, size] = useElementSize();
  const isFilling = useFillsPage();
  const layer = useValue('selection', (state) => state.layer);
  const head = useValue('selection', (state) => state.head);
  const zoom = useValue('selection', (state) => state.zoom);
  const isOpen = panel !== null;
  const changed = useChangedSide(!isOpen);
  const reach = usePassReach(source.layerCount);
  const arcs = useArcs(source, threshold, changed);
  const sizes = useSizes(source, changed);
  const lens = useReachedLens(useLens(source, changed), reach);
  const column = useSelectedColumn(source);
  const scale = useBandScale(sizes);
  const frame = size.width || FIRST_WIDTH;
  const isWide = isWideFrame(frame);
  const ownHeight = Math.max(isWide ? HEIGHT : SMALL_HEIGHT, AROUND + LAYER * Math.min(MOST_LAYERS, source.layerCount));
  const height = isFilling && size.height > 0 ? size.height : ownHeight;
  const leastSigns = isOpen ? 0 : signsWidth(frame);
  const columns = source.tokens.length;
  const parts = useMemo(
    () => chooseParts({ columns, layers: source.layerCount, width: frame - leastSigns, height, isWide }),
    [columns, source.layerCount, frame, leastSigns, height, isWide],
  );
  const rows = useNextRows({
    count: parts.candidates,
    hasRest: parts.hasRest && !isOpen,
    isDrawn: reach?.isDrawn ?? true,
    changed,
  });
  const open = useMemo<OpenRow | null>(() => {
    if (!isOpen) return null;
    return {
      layer,
      least: isFilling ? (isWide ? LEAST_PANEL : LEAST_SMALL_PANEL) + 2 * STUB : STRIP,
      wanted: isFilling ? WANTED_PANEL + 2 * STUB : STRIP,
      grows: isFilling,
    };
  }, [isOpen, layer, isFilling, isWide]);
  const longestLabel = Math.max(...source.tokens.map((token) => [...token.label].length));
  const layout = useMemo(() => {
    const space = {
      columns,
      layers: source.layerCount,
      width: frame - leastSigns,
      height,
      candidates: rows.length,
      longestLabel,
      mostLetters: parts.letters,
      hasFootLine: !isWide && !parts.isLow,
      open,
    };
    const found = layoutPicture(space);
    return sharesRows(found) ? layoutPicture({ ...space, width: space.width - RANGE_SIGNS }) : found;
  }, [columns, source.layerCount, frame, leastSigns, height, rows.length, longestLabel, parts, isWide, open]);
  const signs = leastSigns + (sharesRows(layout) ? RANGE_SIGNS : 0);
  const said = <Sentence source={source} layout={layout} arcs={arcs} width={frame - signs} threshold={threshold} />;
  const isSaidInAbout = isOpen && isFilling && frame < WIDE_PATH;
  const label = t(zoom === 'head' ? 'panel.head' : 'panel.block', { layer: layer + 1, head: head + 1 });
  return (
    <div className={styles.content} data-open={isOpen || undefined}>
      <div className={styles.room} ref={ref} data-filling={isFilling || undefined}>
        <div className={styles.frame} style={{ paddingLeft: signs }} data-drawing={isOpen ? undefined : ''}>
          {isOpen ? null : <PictureSigns layout={layout} isWide={isWide} isLow={parts.isLow} />}
          <Picture
            source={source}
            layout={layout}
            arcs={arcs}
            scale={scale}
            sizes={sizes}
            lens={lens}
            rows={rows}
            column={column}
            room={frame - signs}
            reach={reach}
            off={changed?.off ?? null}
            isDifference={changed?.side === 'difference'}
          />
          {isOpen ? (
            <div
              className={styles.panel}
              ref={panelRef}
              role="region"
              aria-label={label}
              tabIndex={-1}
              data-inside={isFilling || undefined}
              style={
                layout.panel
                  ? { top: layout.panel.top + STUB, height: layout.panel.bottom - layout.panel.top - 2 * STUB }
                  : undefined
              }
            >
              {panel}
            </div>
          ) : null}
        </div>
      </div>
      <div className={styles.foot}>
        {reach && !isOpen && !reach.isDrawn ? <WalkSentence /> : isSaidInAbout ? null : said}
        <PictureAbout
          scale={scale}
          hasLegend={!isWide || isOpen}
          hasSigns={!isOpen}
          said={isSaidInAbout ? said : null}
        />
      </div>
      {isWide && !isOpen ? <PictureLegend scale={scale} /> : null}
      <PictureTables source={source} arcs={arcs.arcs} lens={lens} />
    </div>
  );
}

function sharesRows({ rowCount, layers }: PictureLayout): boolean {
  return rowCount < layers;
}

/** While a pass is walked through: what is pale, and the way out. */
function WalkSentence() {
  const { t } = useTranslation('picture');
  const showAll = useShowAll();
  return (
    <p className={styles.sentence}>
      {t('walk.pale')}{' '}
      <button type="button" className={styles.showAll} onClick={showAll}>
        {t('walk.showAll')}
      </button>
    </p>
  );
}

interface SentenceProps {
  readonly source: PictureSource;
  readonly layout: PictureLayout;
  readonly arcs: PictureArcs;
  /** Room there is; a wider picture scrolls. */
  readonly width: number;
  readonly threshold: number;
}

/** What the threshold, the room and the zoom leave out. */
const Sentence = memo(function Sentence({ source, layout, arcs, width, threshold }: SentenceProps) {
  const { t } = useTranslation('picture');
  const fitting = Math.floor((width - layout.margin) / layout.pitch);
  const [columns, total] = [source.tokens.length, source.length];
  return (
    <p className={styles.sentence}>
      {layout.open === null ? (
        <Share arcs={arcs} />
      ) : (
        t('thin.shows', { weight: Math.max(threshold, LEAST_THIN_WEIGHT) })
      )}{' '}
      {layout.folded > 0 ? t('thin.folded', { count: layout.folded }) : null}{' '}
      {layout.width > width + 1 ? t('scrolls', { count: Math.min(fitting, columns), total: columns }) : null}{' '}
      {columns < total ? t('folded', { count: total - columns, total }) : null}
    </p>
  );
});

/** What the threshold leaves in the picture. */
function Share({ arcs }: { readonly arcs: PictureArcs }) {
  const { t } = useTranslation('picture');
  const format = useFormat();
  const { totalCount, totalWeight, shownCount, shownWeight, sinkWeight, change } = arcs;
  if (totalCount === 0) return t('threshold.single');
  if (change && arcs.isDifference)
    return t('threshold.changed', {
      count: change.count,
      least: format.plain(change.least),
      most: format.signed(change.most),
    });
  return (
    <span title={t('threshold.exact', { shown: format.number(shownWeight), total: format.number(totalWeight) })}>
      {t('threshold.shows', {
        shown: format.integer(shownCount),
        count: totalCount,
        share: format.percent(totalWeight > 0 ? shownWeight / totalWeight : 0),
        sink: format.percent(sinkWeight / (totalWeight + sinkWeight)),
      })}
    </span>
  );
}
