/** The signs in the corners of the thumbnails; kept while one points at them. */
import { memo, type ReactNode } from 'react';
import { head, layer, type Head, type Layer } from '@/model/axes.ts';
import { thumbnailFrame, type ThumbnailLayout } from '@/draw/thumbnails.ts';
import styles from './HeadThumbnails.module.css';

export interface ThumbnailMarksProps {
  readonly layout: ThumbnailLayout;
  readonly markOf: (layer: Layer, head: Head) => ReactNode;
}

export const ThumbnailMarks = memo(function ThumbnailMarks({ layout, markOf }: ThumbnailMarksProps) {
  const { layers, heads } = layout;
  return Array.from({ length: layers * heads }, (_, index) => {
    const [l, h] = [Math.floor(index / heads), index % heads];
    const mark = markOf(layer(l), head(h));
    if (mark === null) return null;
    const { x, y, size } = thumbnailFrame(layout, l, h);
    return (
      <span key={index} className={styles.mark} style={{ left: x + size, top: y }} aria-hidden="true">
        {mark}
      </span>
    );
  });
});
