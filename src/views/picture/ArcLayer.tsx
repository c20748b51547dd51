/** Attention as arcs. All of them stand faintly; those into the selected column are drawn over them at full strength. */
import { memo, useMemo } from 'react';
import { columnX, type PictureLayout } from '@/draw/picture/layoutPicture.ts';
import { arcFloor, arcOpacity, arcPath, arcStroke, type PictureArc } from '@/draw/picture/pictureArcs.ts';
import { joinClasses } from '@/elements/joinClasses.ts';
import styles from './Picture.module.css';

export interface ArcLayerProps {
  readonly layout: PictureLayout;
  readonly arcs: readonly PictureArc[];
  readonly columnOf: ReadonlyMap<number, number>;
}

/** All at once they are thinner, or the knot could not be read. */
const FAINT_STROKE = 0.6;

/** None can be touched: what is under the pointer is found by arcAt.ts. */
export const ArcLayer = memo(function ArcLayer({ layout, arcs, columnOf }: ArcLayerProps) {
  const bundles = useMemo(() => bundle(layout, arcs, columnOf), [layout, arcs, columnOf]);
  return (
    <g className={styles.untouched}>
      {bundles.map(({ key, sort, weight, path, count }) => (
        <path
          key={key}
          className={joinClasses(styles.arc, styles.faint, sort && styles[sort])}
          data-sort={sort}
          data-arcs={count}
          d={path}
          strokeWidth={arcStroke(layout, weight) * FAINT_STROKE}
        />
      ))}
    </g>
  );
});

/** What an arc is, other than attention: a rest on the sink, switched off, or a weight that fell or rose. */
type Sort = 'sink' | 'dead' | 'below' | 'above';

function sortOf({ isDead, change, isSink }: PictureArc): Sort | undefined {
  if (isDead) return 'dead';
  if (change !== undefined) return change < 0 ? 'below' : 'above';
  return isSink ? 'sink' : undefined;
}

interface Bundle {
  readonly key: string;
  readonly sort: Sort | undefined;
  readonly weight: number;
  path: string;
  count: number;
}

/** Shades of thickness among the faint arcs. */
const STEPS = 10;

/**
 * Arcs of about one weight in one layer as one path: a thousand arcs are drawn by a few dozen elements.
 * Within a path a crossing is no darker than a line, which keeps the crowd calm.
 */
function bundle(
  layout: PictureLayout,
  arcs: readonly PictureArc[],
  columnOf: ReadonlyMap<number, number>,
): readonly Bundle[] {
  const bundles = new Map<string, Bundle>();
  for (const arc of arcs) {
    const step = Math.ceil(arc.weight * STEPS);
    const sort = sortOf(arc);
    const key = `${sort} ${step} ${arc.layer}`;
    let found = bundles.get(key);
    if (!found) {
      found = { key, sort, weight: step / STEPS, path: '', count: 0 };
      bundles.set(key, found);
    }
    found.path += pathOf(layout, arc, columnOf);
    found.count += 1;
  }
  return [...bundles.values()];
}

/** Radius of a dot at most, so that it covers no word below it. */
const MOST_END = 3;

/** Arcs to look at: full strength, a dot in the key's colour where they begin, one in the query's where they end. */
export const StrongArcs = memo(function StrongArcs({ layout, arcs, columnOf }: ArcLayerProps) {
  return (
    <g className={styles.untouched}>
      {arcs.map((arc) => {
        const sort = sortOf(arc);
        const isPale = sort === 'sink' || sort === 'dead';
        const y = arcFloor(layout, arc.layer);
        const radius = Math.min(
          MOST_END,
          Math.max(layout.open === null ? 1.6 : 1.2, arcStroke(layout, arc.weight) * 0.75),
        );
        return (
          <g key={`${sort} ${arc.layer} ${arc.query} ${arc.key}`} className={joinClasses(sort && styles[sort])}>
            <path
              className={joinClasses(styles.arc, sort && styles[sort])}
              data-strong={isPale ? undefined : arc.weight}
              data-sort={sort}
              d={pathOf(layout, arc, columnOf)}
              strokeWidth={arcStroke(layout, arc.weight)}
              strokeOpacity={isPale ? undefined : arcOpacity(arc.weight)}
            />
            {isPale ? null : (
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
  const [from, to] = [columnOf.get(arc.key), columnOf.get(arc.query)];
  // Arcs of the text before, for a moment: a column that is gone has no place.
  return from === undefined || to === undefined ? '' : arcPath(layout, arc.layer, from, to);
}
