/** What stays in view while the drawing scrolls sideways: the layers, each a way into its block, and three words on how to read it. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { layer as toLayer } from '@/model/axes.ts';
import { lensLane, rowOf, type PictureLayout } from '@/draw/picture/layoutPicture.ts';
import { joinClasses } from '@/elements/joinClasses.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import styles from './PictureSigns.module.css';

/** As the model goes: from below to above. */
const ORDER = { enter: 1, look: 2, next: 3 } as const;

/** In less height than this, CSS pixels, each sign is one line; without room beside the drawing, the sink's name takes the second one's place. */
const LOW = 60;

export interface PictureSignsProps {
  readonly layout: PictureLayout;
  /** Room beside the drawing for words; else they stand in its empty corner. */
  readonly isWide: boolean;
}

export const PictureSigns = memo(function PictureSigns({ layout, isWide }: PictureSignsProps) {
  const { t } = useTranslation('picture');
  const { conductor } = useStores();
  const selected = useValue('selection', (state) => state.layer);
  const top = lensLane(layout, layout.layers).top;
  const middle = (top + lensLane(layout, 0).top) / 2;
  const isLow = layout.next.bottom - layout.next.top < LOW;
  const places = isWide
    ? { next: layout.next.top + 22, look: middle, enter: (layout.tokens.top + layout.tokens.bottom) / 2 }
    : { next: layout.next.top + (isLow ? 8 : 9), look: layout.next.top + 38, enter: layout.height - 8 };
  return (
    <div
      className={joinClasses(styles.signs, isWide && styles.wide, isLow && styles.low)}
      style={{ height: layout.height }}
    >
      {layout.rows.map((_, layer) => {
        const row = rowOf(layout, layer);
        return (
          <button
            key={layer}
            type="button"
            className={joinClasses(styles.layer, layer === selected && styles.selected)}
            style={{ top: row.top + 1, height: row.bottom - row.top - 2 }}
            title={t('openBlock', { layer: layer + 1 })}
            aria-label={t('openBlock', { layer: layer + 1 })}
            onClick={() => conductor.zoomTo('block', toLayer(layer))}
          >
            {layer + 1}
          </button>
        );
      })}
      <span className={styles.layersName} style={{ top: lensLane(layout, 0).top + 8 }}>
        {t('layer')}
      </span>
      {(['next', 'look', 'enter'] as const).map((sign) => (
        <p key={sign} className={styles.sign} data-sign={sign} style={{ top: places[sign] }}>
          <b className={styles.order}>{ORDER[sign]}</b>
          {t(`sign.${sign}`)}
        </p>
      ))}
    </div>
  );
});
