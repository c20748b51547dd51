/** What stays in view while the drawing scrolls sideways: the layers, each a way into its block, and three signs on how to read it. */
import { memo } from 'react';
import { layer as toLayer } from '@/model/axes.ts';
import { lensLane, rowMates, rowOf, rowTops, type PictureLayout } from '@/draw/picture/layoutPicture.ts';
import { joinClasses } from '@/elements/joinClasses.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './PictureSigns.module.css';

/** As the model goes: from below to above. */
const ORDER = { enter: 1, look: 2, next: 3 } as const;

export interface PictureSignsProps {
  readonly layout: PictureLayout;
  /** Room beside the drawing for words. */
  readonly isWide: boolean;
  /** As little height as can be: without room beside the drawing the first sign is then a number, and the legend has its words. */
  readonly isLow: boolean;
}

export const PictureSigns = memo(function PictureSigns({ layout, isWide, isLow }: PictureSignsProps) {
  const { t } = useTranslation('picture');
  const places = placeSigns(layout, isWide, isLow);
  // Without room beside the drawing the second sign is a number, and a line shows what it names; low, the first one too.
  const isFolded = !isWide;
  return (
    <div
      className={joinClasses(styles.signs, isWide && styles.wide, isLow && styles.low)}
      data-foot={(!isWide && !isLow) || undefined}
      data-shared={layout.rowCount < layout.layers || undefined}
      style={{ height: layout.height }}
    >
      {rowTops(layout).map((last) => (
        <RowName key={last} layout={layout} last={last} />
      ))}
      {layout.rowCount < layout.layers ? (
        <p className={styles.shared} style={{ top: layout.height - 9 }}>
          {t('shared', { layers: layout.layers, rows: layout.rowCount })}
        </p>
      ) : null}
      {isFolded ? (
        <span
          className={styles.bracket}
          style={{ top: layout.next.bottom + 2, height: rowOf(layout, 0).bottom - layout.next.bottom - 4 }}
        />
      ) : null}
      {isWide ? (
        <>
          {/* One below the other, however many lines the words of a language take. */}
          <div
            className={styles.top}
            style={{ top: places.next, height: middleOf(rowOf(layout, layout.layers - 1)) + 6 - places.next }}
          >
            <Sign sign="next" />
            <span className={styles.axis} data-axis="layer">
              {t('layer')}
            </span>
          </div>
          <span className={styles.axis} data-axis="embedding" style={{ top: middleOf(lensLane(layout, 0)) }}>
            {t('embedding')}
          </span>
        </>
      ) : null}
      {isWide ? null : <Sign sign="next" top={places.next} />}
      <Sign sign="look" top={places.look} isNumber={isFolded} />
      <Sign sign="enter" top={places.enter} isNumber={isFolded && isLow} />
    </div>
  );
});

interface SignProps {
  readonly sign: keyof typeof ORDER;
  /** Null where what it stands in gives it its place. */
  readonly top?: number | null;
  /** The words are for those who listen. */
  readonly isNumber?: boolean;
}

function Sign({ sign, top = null, isNumber = false }: SignProps) {
  const { t } = useTranslation('picture');
  return (
    <p
      className={styles.sign}
      data-sign={sign}
      style={top === null ? { position: 'static' } : { top }}
      title={t(`sign.${sign}`)}
    >
      <b className={styles.order}>{ORDER[sign]}</b>
      <span className={isNumber ? 'visually-hidden' : undefined}>{t(`sign.${sign}`)}</span>
    </p>
  );
}

/**
 * The height of each sign's middle: beside what it names. Of the uppermost, its top: words that wrap, in any language,
 * then grow away from the picture's edge.
 */
function placeSigns(layout: PictureLayout, isWide: boolean, isLow: boolean) {
  const { tokens } = layout;
  const next = layout.next.top - 3;
  const rows = (layout.next.bottom + lensLane(layout, 0).top) / 2;
  if (isWide) return { next, look: rows, enter: middleOf(tokens) };
  return { next, look: middleOf(lensLane(layout, 0)) + 2, enter: isLow ? middleOf(tokens) : layout.height - 8 };
}

function middleOf({ top, bottom }: { readonly top: number; readonly bottom: number }): number {
  return (top + bottom) / 2;
}

interface RowNameProps {
  readonly layout: PictureLayout;
  /** The last of the layers that the row shows. */
  readonly last: number;
}

/** Leads into the block of the row's layer; of several, of the selected one, else of the first. */
function RowName({ layout, last }: RowNameProps) {
  const { t } = useTranslation('picture');
  const { conductor } = useStores();
  const selected = useValue('selection', (state) => state.layer);
  const { top, bottom } = rowOf(layout, last);
  const { first } = rowMates(layout, last);
  const isSelected = selected >= first && selected <= last;
  const target = isSelected ? selected : first;
  const name =
    first === last
      ? t('openBlock', { layer: last + 1 })
      : t('sharedRow', { first: first + 1, last: last + 1, layer: target + 1 });
  return (
    <button
      type="button"
      className={joinClasses(styles.layer, isSelected && styles.selected)}
      style={{ top: top + 1, height: bottom - top - 2 }}
      title={name}
      aria-label={name}
      onClick={() => conductor.zoomTo('block', toLayer(target))}
    >
      {first === last ? last + 1 : `${first + 1}–${last + 1}`}
    </button>
  );
}
