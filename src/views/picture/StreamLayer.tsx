/** The residual streams as bands, and on them what each MLP writes. */
import { memo, useMemo } from 'react';
import { columnX, mlpLane, type PictureLayout } from '@/draw/picture/layoutPicture.ts';
import { bandPath, bandPoints, nodeRadius, type BandScale } from '@/draw/picture/streamBand.ts';
import { mlpShare, type TokenSizes } from './streamSizes.ts';
import styles from './Picture.module.css';

export interface StreamLayerProps {
  readonly layout: PictureLayout;
  readonly scale: BandScale | null;
  readonly sizes: readonly TokenSizes[];
}

/** Every column. */
export const StreamLayer = memo(function StreamLayer({ layout, scale, sizes }: StreamLayerProps) {
  return (
    <g className={styles.streams}>
      {sizes.map((_, column) => (
        <Stream key={column} layout={layout} scale={scale} sizes={sizes} column={column} />
      ))}
    </g>
  );
});

export interface StreamProps extends StreamLayerProps {
  readonly column: number;
}

/** One column. */
export const Stream = memo(function Stream({ layout, scale, sizes, column }: StreamProps) {
  const here = sizes[column];
  const path = useMemo(
    () => (here ? bandPath(layout, column, bandPoints(layout, scale, here)) : ''),
    [layout, scale, here, column],
  );
  if (!here) return null;
  const x = columnX(layout, column);
  return (
    <g>
      <path className={styles.band} d={path} />
      {here.layers.map((layer, l) => {
        const share = mlpShare(layer);
        const { top, bottom } = mlpLane(layout, l);
        return share === null ? null : (
          <circle key={l} className={styles.mlp} cx={x} cy={(top + bottom) / 2} r={nodeRadius(layout, share)} />
        );
      })}
    </g>
  );
});
