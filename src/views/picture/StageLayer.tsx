/**
 * Where in the picture the player's stage is: the tokens' row, the arcs of one layer, its MLPs, or what comes out
 * on top. It appears once and then stands still; under reduced motion it is there at once.
 */
import { memo, useMemo } from 'react';
import {
  arcLane,
  columnX,
  lensLane,
  mlpLane,
  rowOf,
  type Lane,
  type PictureLayout,
} from '@/draw/picture/layoutPicture.ts';
import type { PictureArc } from '@/draw/picture/pictureArcs.ts';
import { nodeRadius } from '@/draw/picture/streamBand.ts';
import { stageKey, type Stage } from '@/model/stages.ts';
import type { StreamSizes } from '@/store/picture.ts';
import { ArcLayer } from './ArcLayer.tsx';
import { mlpShare } from './StreamLayer.tsx';
import styles from './Picture.module.css';

export interface StageLayerProps {
  readonly layout: PictureLayout;
  readonly stage: Stage;
  readonly arcs: readonly PictureArc[];
  readonly columnOf: ReadonlyMap<number, number>;
  readonly sizes: readonly (StreamSizes | undefined)[];
}

const NONE: readonly PictureArc[] = [];

/** The place itself, behind everything. */
export const StageWash = memo(function StageWash({ layout, stage }: Pick<StageLayerProps, 'layout' | 'stage'>) {
  const { top, bottom } = placeOf(layout, stage);
  if (bottom <= top) return null;
  return (
    <rect
      key={stageKey(stage)}
      className={styles.stageWash}
      data-stage={stageKey(stage)}
      data-kind={stage.kind}
      x={0}
      y={top}
      width={layout.width}
      height={bottom - top}
      rx={4}
    />
  );
});

/** What works there. */
export const StageLayer = memo(function StageLayer({ layout, stage, arcs, columnOf, sizes }: StageLayerProps) {
  const isAttention = stage.kind === 'attention';
  const layer = 'layer' in stage ? stage.layer : null;
  const working = useMemo(
    () => (isAttention ? arcs.filter((arc) => arc.layer === layer && !arc.isSink) : NONE),
    [isAttention, arcs, layer],
  );
  return (
    <g key={stageKey(stage)} className={styles.stage}>
      {working.length > 0 ? <ArcLayer layout={layout} arcs={working} columnOf={columnOf} /> : null}
      {stage.kind === 'mlp' && layout.mlpHeight > 0
        ? sizes.map((here, column) => {
            const found = here?.layers[stage.layer];
            if (!found) return null;
            const { top, bottom } = mlpLane(layout, stage.layer);
            return (
              <circle
                key={column}
                className={styles.working}
                cx={columnX(layout, column)}
                cy={(top + bottom) / 2}
                r={nodeRadius(layout, mlpShare(found)) + 1}
              />
            );
          })
        : null}
    </g>
  );
});

/** The height at which a stage happens. */
function placeOf(layout: PictureLayout, stage: Stage): Lane {
  switch (stage.kind) {
    case 'tokenize':
      return layout.tokens;
    case 'embed':
      return { top: lensLane(layout, 0).top, bottom: layout.tokens.top };
    case 'attention':
      return layout.open === null ? arcLane(layout, stage.layer) : rowOf(layout, stage.layer);
    case 'mlp':
      return layout.open === null ? mlpLane(layout, stage.layer) : rowOf(layout, stage.layer);
    case 'unembed':
      return lensLane(layout, layout.layers);
    case 'temperature':
    case 'filter':
    case 'softmax':
    case 'draw':
      return layout.next;
    case 'append':
      return layout.tokens;
  }
}
