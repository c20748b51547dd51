/** The residual streams as bands, and on them what each MLP writes. */
import { memo, useMemo } from 'react';
import { columnX, mlpLane, type PictureLayout } from '@/draw/picture/layoutPicture.ts';
import type { SwitchedOff } from '@/model/switchedOff.ts';
import type { LayerSizes, StreamSizes } from '@/store/picture.ts';
import { bandPath, bandPoints, nodeRadius, type BandScale } from '@/draw/picture/streamBand.ts';
import styles from './Picture.module.css';

export interface StreamLayerProps {
  readonly layout: PictureLayout;
  readonly scale: BandScale | null;
  readonly sizes: readonly (StreamSizes | undefined)[];
  /** What an experiment takes out; null while the model is shown as it is. */
  readonly off: SwitchedOff | null;
}

/** Every column. */
export const StreamLayer = memo(function StreamLayer({ layout, scale, sizes, off }: StreamLayerProps) {
  return sizes.map((here, column) => (
    <Stream key={column} layout={layout} scale={scale} here={here} off={off} column={column} />
  ));
});

export interface StreamProps extends Omit<StreamLayerProps, 'sizes'> {
  readonly here: StreamSizes | undefined;
  readonly column: number;
}

/** One column. */
export const Stream = memo(function Stream({ layout, scale, here, off, column }: StreamProps) {
  const path = useMemo(() => bandPath(layout, column, bandPoints(layout, scale, here)), [layout, scale, here, column]);
  return (
    <>
      <path className={styles.band} d={path} />
      {layout.mlpHeight > 0
        ? here?.layers.map((sizes, layer) => (
            <Node
              key={layer}
              layout={layout}
              sizes={sizes}
              layer={layer}
              column={column}
              isOff={off?.isMlpOff(layer) ?? false}
            />
          ))
        : null}
    </>
  );
});

interface NodeProps {
  readonly layout: PictureLayout;
  readonly sizes: LayerSizes;
  readonly layer: number;
  readonly column: number;
  readonly isOff: boolean;
}

/** Of a node that writes nothing: half the area of the largest. */
const OFF_SHARE = 0.5;

/** What one MLP writes at one token; switched off it is an empty ring. */
function Node({ layout, sizes, layer, column, isOff }: NodeProps) {
  const { top, bottom } = mlpLane(layout, layer);
  const radius = nodeRadius(layout, isOff ? OFF_SHARE : mlpShare(sizes));
  return (
    <circle
      className={isOff ? styles.mlpOff : styles.mlp}
      cx={columnX(layout, column)}
      cy={(top + bottom) / 2}
      r={radius}
    />
  );
}

/** |MLP's write| ÷ |stream it goes into|. */
export function mlpShare({ mlp, middle }: LayerSizes): number {
  return middle > 0 ? mlp / middle : 0;
}
