/** The picture with what belongs around it: the signs beside it, below it what the threshold hides, and the legend. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInteger, formatNumber, formatPercent } from '@/draw/formatNumber.ts';
import { layoutPicture } from '@/draw/picture/layoutPicture.ts';
import type { PictureArcs } from '@/draw/picture/pictureArcs.ts';
import { bandScale } from '@/draw/picture/streamBand.ts';
import { useElementSize } from '@/elements/useElementSize.ts';
import { Picture } from './Picture.tsx';
import { PictureLegend } from './PictureLegend.tsx';
import { PictureSigns } from './PictureSigns.tsx';
import { PictureTables } from './PictureTables.tsx';
import { useArcs, useLens, useSelectedColumn, useSizes, type PictureSource } from './usePicture.ts';
import { useNextRows } from './useNextRows.ts';
import styles from './PictureContent.module.css';

/** From this width on the signs stand beside the drawing; CSS pixels, as are the others. */
const WIDE = 560;
const WIDE_SIGNS = 80;
const SMALL_SIGNS = 18;
const HEIGHT = 486;
const SMALL_HEIGHT = 400;
/** Likely next tokens shown. */
const CANDIDATES = 5;
const FEW_CANDIDATES = 4;
const FIRST_WIDTH = 620;

export interface PictureContentProps {
  readonly source: PictureSource;
  /** Weight from which on an arc is drawn. */
  readonly threshold: number;
}

export function PictureContent({ source, threshold }: PictureContentProps) {
  const { t, i18n } = useTranslation('picture');
  const [ref, size] = useElementSize();
  const arcs = useArcs(source, threshold);
  const sizes = useSizes(source);
  const lens = useLens(source);
  const column = useSelectedColumn(source);
  const scale = useMemo(() => bandScale(sizes), [sizes]);
  const frame = size.width || FIRST_WIDTH;
  const isWide = frame >= WIDE;
  const rows = useNextRows(isWide ? CANDIDATES : FEW_CANDIDATES, isWide);
  const signs = isWide ? WIDE_SIGNS : SMALL_SIGNS;
  const longestLabel = Math.max(...source.tokens.map((token) => [...token.label].length));
  const layout = useMemo(
    () =>
      layoutPicture({
        columns: source.tokens.length,
        layers: source.layerCount,
        width: frame - signs,
        height: isWide ? HEIGHT : SMALL_HEIGHT,
        candidates: rows.length,
        longestLabel,
      }),
    [source.tokens.length, source.layerCount, frame, signs, isWide, rows.length, longestLabel],
  );
  const fitting = Math.floor((frame - signs - layout.margin) / layout.pitch);
  return (
    <div className={styles.content} ref={ref}>
      <div className={styles.frame} style={{ paddingLeft: signs }}>
        <PictureSigns layout={layout} isWide={isWide} />
        <Picture source={source} layout={layout} arcs={arcs} sizes={sizes} lens={lens} rows={rows} column={column} />
      </div>
      <p className={styles.sentence}>
        <Share arcs={arcs} />{' '}
        {layout.width > frame - signs + 1
          ? t('scrolls', { count: Math.min(fitting, source.tokens.length), total: source.tokens.length })
          : null}{' '}
        {source.tokens.length < source.length
          ? t('folded', {
              count: source.length - source.tokens.length,
              total: formatInteger(source.length, i18n.language),
            })
          : null}
      </p>
      <PictureLegend scale={scale} />
      <PictureTables source={source} arcs={arcs.arcs} lens={lens} />
    </div>
  );
}

/** What the threshold leaves in the picture. */
function Share({ arcs }: { readonly arcs: PictureArcs }) {
  const { t, i18n } = useTranslation('picture');
  const { totalCount, totalWeight, shownCount, shownWeight, sinkWeight } = arcs;
  if (totalCount === 0) return t('threshold.single');
  return (
    <span title={t('threshold.exact', { shown: formatNumber(shownWeight), total: formatNumber(totalWeight) })}>
      {t('threshold.shows', {
        shown: formatInteger(shownCount, i18n.language),
        count: totalCount,
        share: formatPercent(totalWeight > 0 ? shownWeight / totalWeight : 0, i18n.language),
        sink: formatPercent(sinkWeight / (totalWeight + sinkWeight), i18n.language),
      })}
    </span>
  );
}
