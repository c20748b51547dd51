/**
 * The arcs under the pointer, by geometry: one question for the whole picture instead of an element to listen at for
 * each of a thousand arcs. What is drawn strongest is meant first: the followed token's arcs, by their drawn edge, then
 * its pale ones to the sink, then the faint rest.
 */
import { columnX, layerAt, rowOf, type PictureLayout } from './layoutPicture.ts';
import { arcCurve, arcStroke, type Curve, type PictureArc } from './pictureArcs.ts';

/**
 * How far from an arc's drawn edge a pointer still means it; CSS pixels. A followed token's arcs draw it from further,
 * and from a little beyond their row, whose edge their ends and tops are near.
 */
const REACH = 4;
const STRONG_REACH = 8;

export interface ArcQuestion {
  readonly layout: PictureLayout;
  readonly arcs: readonly PictureArc[];
  readonly columnOf: ReadonlyMap<number, number>;
  /** The token whose arcs are drawn strongly. */
  readonly followed: number | undefined;
}

/** Arcs within reach of a point, the one that is meant first. */
export function arcsAt({ layout, arcs, columnOf, followed }: ArcQuestion, x: number, y: number): PictureArc[] {
  const layer = layerAt(layout, y);
  // Thin rows are too low to tell arcs apart: there the row is meant.
  const isThin = layout.open !== null && layer !== layout.open;
  if (isThin || layout.panel) return [];
  const found: { arc: PictureArc; rank: number; apart: number }[] = [];
  for (const arc of arcs) {
    const isStrong = arc.query === followed && !arc.isSink && arc.isDead !== true;
    const reach = isStrong ? STRONG_REACH : REACH;
    if (!isNear(layout, arc.layer, layer, isStrong, y)) continue;
    const [from, to] = [columnOf.get(arc.key), columnOf.get(arc.query)];
    if (from === undefined || to === undefined) continue;
    if (x < columnX(layout, from) - layout.pitch - reach || x > columnX(layout, to) + reach) continue;
    const apart = distance(arcCurve(layout, arc.layer, from, to), x, y) - arcStroke(layout, arc.weight) / 2;
    if (apart > reach) continue;
    const rank = isStrong ? 0 : arc.query === followed ? 1 : 2;
    found.push({ arc, rank, apart: Math.max(0, apart) });
  }
  // Of two that lie as near, the stronger one, which comes later and lies on top.
  return found
    .reverse()
    .sort((one, other) => one.rank - other.rank || one.apart - other.apart)
    .map(({ arc }) => arc);
}

/** The arc that a pointer means; null when there is none within reach. */
export function arcAt(question: ArcQuestion, x: number, y: number): PictureArc | null {
  return arcsAt(question, x, y)[0] ?? null;
}

/** In the same row; strong ones reach a little beyond theirs. */
function isNear(layout: PictureLayout, layer: number, pointed: number | null, isStrong: boolean, y: number): boolean {
  if (layer === pointed) return true;
  if (layout.open !== null) return false;
  const { top, bottom } = rowOf(layout, layer);
  const beyond = isStrong ? STRONG_REACH : 0;
  return y >= top - beyond && y < bottom + beyond;
}

/** Points tried along a curve; between two of them it is nearly straight. */
const STEPS = 24;

function distance(curve: Curve, x: number, y: number): number {
  let least = Infinity;
  let [beforeX, beforeY] = pointOn(curve, 0);
  for (let step = 1; step <= STEPS; step += 1) {
    const [nextX, nextY] = pointOn(curve, step / STEPS);
    const [alongX, alongY] = [nextX - beforeX, nextY - beforeY];
    const length = alongX * alongX + alongY * alongY;
    const share = length > 0 ? ((x - beforeX) * alongX + (y - beforeY) * alongY) / length : 0;
    const at = Math.max(0, Math.min(1, share));
    least = Math.min(least, Math.hypot(x - beforeX - at * alongX, y - beforeY - at * alongY));
    [beforeX, beforeY] = [nextX, nextY];
  }
  return least;
}

/** A point of a cubic Bézier curve, t in 0…1. */
export function pointOn(curve: Curve, t: number): readonly [x: number, y: number] {
  const s = 1 - t;
  const weigh = (axis: 0 | 1) =>
    s ** 3 * curve[0][axis] + 3 * s * s * t * curve[1][axis] + 3 * s * t * t * curve[2][axis] + t ** 3 * curve[3][axis];
  return [weigh(0), weigh(1)];
}
