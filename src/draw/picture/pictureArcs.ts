/**
 * Attention as arcs from key column to query column, for all layers at once. Weights of several heads
 * on the same two tokens share one arc, as thick as the strongest. What the threshold leaves out is
 * counted, so that the picture can say how much it hides.
 */
import type { AttentionTensor } from '@/model/trace.ts';
import { arcLane, columnX, mlpLane, rowOf, type Lane, type PictureLayout } from './layoutPicture.ts';

export interface HeadWeight {
  readonly head: number;
  readonly weight: number;
  /** In an experiment: nothing is carried along this edge of the head. */
  readonly isOff?: boolean;
  /** Where a difference is drawn: the weight before the change. */
  readonly was?: number;
}

export interface PictureArc {
  readonly layer: number;
  readonly query: number;
  readonly key: number;
  /** Heads at or above the threshold, strongest first; at least one. */
  readonly heads: readonly HeadWeight[];
  /** The strongest head's; of a difference its size. */
  readonly weight: number;
  /** Every head of it is switched off. */
  readonly isDead?: boolean;
  /** Of a difference: after − before, of the head that changed most. */
  readonly change?: number;
  /** Goes to the first token, where heads rest that have nothing to look for. */
  readonly isSink: boolean;
}

export interface PictureArcs {
  /** Weakest first, so that the strongest lie on top. */
  readonly arcs: readonly PictureArc[];
  /** Weights outside the sink (keys after the first token), of every layer and head: how many there are, and their sum. */
  readonly totalCount: number;
  readonly totalWeight: number;
  /** Of these, the ones in arcs. */
  readonly shownCount: number;
  readonly shownWeight: number;
  /** Sum of all weights on the first token. */
  readonly sinkWeight: number;
  /** What was changed is drawn, and not what there is. */
  readonly isDifference?: boolean;
  /** Of an experiment: weights that changed by at least `least`, and the largest change, after − before. */
  readonly change?: { readonly count: number; readonly least: number; readonly most: number };
}

/**
 * The arcs at or above `threshold` between tokens of `columns`. The first token's look at itself is no
 * choice (it has nothing else) and gets no arc.
 */
export function collectArcs(attention: AttentionTensor, threshold: number, columns: readonly number[]): PictureArcs {
  const [layers, heads, tokens] = attention.shape;
  const { data } = attention;
  const isColumn = new Uint8Array(tokens);
  for (const column of columns) isColumn[column] = 1;
  const arcs: PictureArc[] = [];
  let [totalWeight, shownCount, shownWeight, sinkWeight] = [0, 0, 0, 0];
  for (let layer = 0; layer < layers; layer += 1)
    for (let query = 0; query < tokens; query += 1)
      for (let key = 0; key <= query; key += 1) {
        const found: HeadWeight[] = [];
        for (let head = 0; head < heads; head += 1) {
          const weight = data[((layer * heads + head) * tokens + query) * tokens + key] ?? 0;
          if (key === 0) sinkWeight += weight;
          else totalWeight += weight;
          if (weight >= threshold) found.push({ head, weight });
        }
        const isDrawn = isColumn[query] === 1 && isColumn[key] === 1 && query > 0;
        if (found.length === 0 || !isDrawn) continue;
        found.sort((one, other) => other.weight - one.weight);
        arcs.push({ layer, query, key, heads: found, weight: found[0]?.weight ?? 0, isSink: key === 0 });
        if (key === 0) continue;
        shownCount += found.length;
        for (const { weight } of found) shownWeight += weight;
      }
  arcs.sort((one, other) => one.weight - other.weight);
  const totalCount = (layers * heads * tokens * (tokens - 1)) / 2;
  return { arcs, totalCount, totalWeight, shownCount, shownWeight, sinkWeight };
}

/** A weight of 1 has this stroke; a faint one still has the least that can be seen. */
const LEAST_STROKE = 0.8;
/** In thin rows, and in low ones, arcs are flat, and thick ones would hide each other. */
const THIN_STROKE = 2.2;

export function arcStroke({ pitch, open, rows }: PictureLayout, weight: number): number {
  const height = (rows[0]?.bottom ?? 0) - (rows[0]?.top ?? 0);
  const most = open === null ? Math.min(4.5, 1.6 + pitch * 0.1, 0.4 + height * 0.15) : THIN_STROKE;
  return Math.max(LEAST_STROKE, most * weight);
}

export function arcOpacity(weight: number): number {
  return 0.25 + 0.75 * Math.min(1, Math.max(0, weight));
}

type Point = readonly [x: number, y: number];

/** A cubic Bézier curve: begin, two handles, end. */
export type Curve = readonly [Point, Point, Point, Point];

/** Room above the lane's floor, so that the widest stroke stays inside. */
const INSET = 3;
const THIN_INSET = 1;

/** So few tokens hardly meet arcs over them: the words of the lens stand on top of these. */
export const FEW_TOKENS = 6;

/**
 * Where a layer's arcs may go: their lane; where tokens stand far apart up past the nodes of the MLP, which they hardly
 * meet; and between few tokens all of the row.
 */
export function arcRoom(layout: PictureLayout, layer: number): Lane {
  const { top, bottom } = arcLane(layout, layer);
  if (layout.density !== 'full') return { top, bottom };
  const isWhole = layout.open === null && layout.columns <= FEW_TOKENS;
  return { top: isWhole ? rowOf(layout, layer).top : mlpLane(layout, layer).top, bottom };
}

/** Where arcs begin and end: a little above words, whose line begins at the lane's foot. */
export function arcFloor(layout: PictureLayout, layer: number): number {
  return arcLane(layout, layer).bottom - (layout.hasColumnWords ? 2.5 : 1);
}

/** Between columns so many times further apart than the room is high, the shortest arc is nearly as high as it can be. */
const FAR = 2;
const LEAST_FAR = 0.72;

/**
 * It leaves the key's column at the floor of the lane and comes down in the query's; the further it reaches
 * the higher it goes, up to the lane's ceiling. A token's look at itself is a loop. `from` and `to` are columns.
 */
export function arcCurve(layout: PictureLayout, layer: number, from: number, to: number): Curve {
  const lane = arcRoom(layout, layer);
  const floor = arcFloor(layout, layer);
  const room = Math.max(0, floor - lane.top - (layout.open === null ? INSET : THIN_INSET));
  const [start, end] = [columnX(layout, from), columnX(layout, to)];
  if (from === to) {
    const reach = Math.min(layout.columns <= FEW_TOKENS ? 16 : 9, layout.pitch * 0.42) * 1.6;
    return [
      [start, floor],
      [start - reach, floor - Math.min(2, room * 0.1)],
      [start - reach, floor - room * 0.62],
      [start, floor - room * 0.5],
    ];
  }
  const reach = Math.sqrt((to - from) / Math.max(1, layout.columns - 1));
  const least = end - start > FAR * room ? LEAST_FAR : 0.35;
  // A cubic whose handles are c high peaks at ¾ c.
  const handle = (Math.min(1, least + (1 - least) * reach) * room) / 0.75;
  const lean = Math.min((end - start) * 0.18, 24);
  return [
    [start, floor],
    [start + lean, floor - handle],
    [end - lean, floor - handle],
    [end, floor],
  ];
}

/** The curve as SVG path data; a tenth of a pixel is finer than anyone sees. */
export function arcPath(layout: PictureLayout, layer: number, from: number, to: number): string {
  const [start, ...others] = arcCurve(layout, layer, from, to).map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`);
  return `M${start ?? ''}C${others.join(' ')}`;
}
