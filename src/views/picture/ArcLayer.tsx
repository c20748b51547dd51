/** Attention as arcs. All of them stand faintly; those into the selected column are drawn over them at full strength. */
import { memo, useMemo } from 'react';
import { arcLane, columnX, type PictureLayout } from '@/draw/picture/layoutPicture.ts';
import { arcOpacity, arcPath, arcStroke, type PictureArc } from '@/draw/picture/pictureArcs.ts';
import { joinClasses } from '@/elements/joinClasses.ts';
import styles from './Picture.module.css';

export interface ArcLayerProps {
  readonly layout: PictureLayout;
  readonly arcs: readonly PictureArc[];
  readonly columnOf: ReadonlyMap<number, number>;
  readonly onPoint: (arc: PictureArc | null, event: React.PointerEvent) => void;
  readonly onChoose: (arc: PictureArc) => void;
}

/** All at once they are thinner, or the knot could not be read. */
const FAINT_STROKE = 0.6;

export const ArcLayer = memo(function ArcLayer({ layout, arcs, columnOf, onPoint, onChoose }: ArcLayerProps) {
  const drawn = useMemo(
    () => arcs.map((arc) => ({ arc, path: pathOf(layout, arc, columnOf) })),
    [layout, arcs, columnOf],
  );
  return (
    <g>
      {bundle(drawn).map(({ key, isSink, weight, path }) => (
        <path
          key={key}
          className={joinClasses(styles.arc, styles.faint, isSink && styles.sink)}
          d={path}
          strokeWidth={arcStroke(layout, weight) * FAINT_STROKE}
        />
      ))}
      {drawn.map(({ arc, path }) => (
        <path
          key={`${arc.layer} ${arc.query} ${arc.key}`}
          className={styles.reach}
          data-arc={`${arc.layer} ${arc.query} ${arc.key}`}
          d={path}
          onPointerMove={(event) => onPoint(arc, event)}
          onPointerLeave={(event) => onPoint(null, event)}
          onClick={(event) => {
            event.stopPropagation();
            onChoose(arc);
          }}
        />
      ))}
    </g>
  );
});

interface DrawnArc {
  readonly arc: PictureArc;
  readonly path: string;
}

/** Shades of thickness among the faint arcs. */
const STEPS = 10;

/**
 * Arcs of about one weight in one layer as one path: a thousand arcs are drawn by a few dozen elements.
 * Within a path a crossing is no darker than a line, which keeps the crowd calm.
 */
function bundle(drawn: readonly DrawnArc[]) {
  const bundles = new Map<string, { key: string; isSink: boolean; weight: number; path: string }>();
  for (const { arc, path } of drawn) {
    const step = Math.ceil(arc.weight * STEPS);
    const key = `${arc.isSink} ${step} ${arc.layer}`;
    const known = bundles.get(key);
    if (known) known.path += path;
    else bundles.set(key, { key, isSink: arc.isSink, weight: step / STEPS, path });
  }
  return [...bundles.values()];
}

export type StrongArcsProps = Pick<ArcLayerProps, 'layout' | 'arcs' | 'columnOf'>;

/** Arcs to look at: full strength, a dot in the key's colour where they begin, one in the query's where they end. */
export const StrongArcs = memo(function StrongArcs({ layout, arcs, columnOf }: StrongArcsProps) {
  return (
    <g className={styles.untouched}>
      {arcs.map((arc) => {
        const opacity = arcOpacity(arc.weight);
        const y = arcLane(layout, arc.layer).bottom - 1;
        const radius = Math.max(1.6, arcStroke(layout, arc.weight) * 0.75);
        return (
          <g key={`${arc.layer} ${arc.query} ${arc.key}`} className={joinClasses(arc.isSink && styles.sinkGroup)}>
            <path
              className={joinClasses(styles.arc, arc.isSink && styles.sink)}
              d={pathOf(layout, arc, columnOf)}
              strokeWidth={arcStroke(layout, arc.weight)}
              strokeOpacity={arc.isSink ? undefined : opacity}
            />
            {arc.isSink ? null : (
              <>
                <circle className={styles.keyEnd} cx={columnX(layout, columnOf.get(arc.key) ?? 0)} cy={y} r={radius} />
                <circle
                  className={styles.queryEnd}
                  cx={columnX(layout, columnOf.get(arc.query) ?? 0)}
                  cy={y}
                  r={radius}
                />
              </>
            )}
          </g>
        );
      })}
    </g>
  );
});

function pathOf(layout: PictureLayout, arc: PictureArc, columnOf: ReadonlyMap<number, number>): string {
  return arcPath(layout, arc.layer, columnOf.get(arc.key) ?? 0, columnOf.get(arc.query) ?? 0);
}
