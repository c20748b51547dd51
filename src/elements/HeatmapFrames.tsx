/** The upper layer of a heatmap: a light along the row and the column that are pointed at, and the frame of what is selected. */
import type { HeatmapLayout } from '@/draw/heatmap.ts';
import styles from './HeatmapFrames.module.css';

export interface HeatmapFramesProps {
  readonly layout: HeatmapLayout;
  readonly hoveredQuery: number | null;
  readonly hoveredKey: number | null;
  readonly selectedQuery: number | null;
  readonly selectedKey: number | null;
}

/** Frames are never smaller than this, so that they can be seen on cells of one pixel. */
const LEAST_SIDE = 5;

export function HeatmapFrames({ layout, hoveredQuery, hoveredKey, selectedQuery, selectedKey }: HeatmapFramesProps) {
  const { cell, width, height } = layout;
  const side = Math.max(cell, LEAST_SIDE);
  const start = (index: number) => (index + 0.5) * cell - side / 2;
  const row = (index: number | null, className: string | undefined) =>
    index === null ? null : <rect className={className} x={0} y={start(index)} width={width} height={side} />;
  const column = (index: number | null, className: string | undefined) =>
    index === null ? null : <rect className={className} x={start(index)} y={0} width={side} height={height} />;
  return (
    <svg className={styles.frames} width={width} height={height} aria-hidden="true">
      {row(hoveredQuery, styles.hoveredRow)}
      {column(hoveredKey, styles.hoveredColumn)}
      {row(selectedQuery, styles.selectedRow)}
      {column(selectedKey, styles.selectedColumn)}
      {hoveredQuery !== null && hoveredKey !== null ? (
        <rect className={styles.cell} x={start(hoveredKey)} y={start(hoveredQuery)} width={side} height={side} />
      ) : null}
    </svg>
  );
}
