/**
 * The arc under the pointer, by geometry: one question for the whole picture instead of an element to
 * listen at for each of a thousand arcs.
 */
import { columnX, layerAt, type PictureLayout } from './layoutPicture.ts';
import { arcCurve, type Curve, type PictureArc } from './pictureArcs.ts';

/** How far from an arc's middle line a pointer still means it; CSS pixels. */
const REACH = 5;

/** The nearest arc within reach of a point, among those of the row it is in; null when there is none. */
export function arcAt(
  layout: PictureLayout,
  arcs: readonly PictureArc[],
  columnOf: ReadonlyMap<number, number>,
  x: number,
  y: number,
): PictureArc | null {
  const layer = layerAt(layout, y);
  // Thin rows are too low to tell arcs apart: there the row is meant.
  const isThin = layout.open !== null && layer !== layout.open;
  if (layer === null || isThin || layout.panel) return null;
  let best: PictureArc | null = null;
  let nearest = REACH;
  for (const arc of arcs) {
    if (arc.layer !== layer) continue;
    const [from, to] = [columnOf.get(arc.key) ?? 0, columnOf.get(arc.query) ?? 0];
    if (x < columnX(layout, from) - layout.pitch || x > columnX(layout, to) + REACH) continue;
    const apart = distance(arcCurve(layout, layer, from, to), x, y);
    // Of two that lie as near, the stronger one, which comes later and lies on top.
    if (apart > nearest) continue;
    nearest = apart;
    best = arc;
  }
  return best;
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
