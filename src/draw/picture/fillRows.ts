/**
 * Heights of the rows of layers. Equal, when the whole model is looked at; or as under a fish-eye: one open,
 * as high as there is room, the others thin. Lengths are CSS pixels.
 */

export interface OpenRow {
  readonly layer: number;
  /** The least height of its row. */
  readonly least: number;
  /** Takes all the room the others leave; else it stays at its least height, and what is opened stands elsewhere. */
  readonly grows: boolean;
}

export interface RowHeights {
  /** By layer. 0: no room, the row is folded. */
  readonly heights: readonly number[];
  /** Of that: words of the lens, and nodes of the MLP; the rest is for arcs. */
  readonly lensHeight: number;
  readonly mlpHeight: number;
}

interface Lanes {
  readonly lens: number;
  readonly mlp: number;
  readonly leastArcs: number;
}

const ROOMY: Lanes = { lens: 16, mlp: 12, leastArcs: 16 };
/** For many layers or a low screen: lines of 12-pixel type just do not touch. */
const TIGHT: Lanes = { lens: 13, mlp: 6, leastArcs: 7 };
/** More than this and the arcs are far from the words they explain. */
const MOST_ROW = 76;

/** Rows of one height that fill `room` (with the words of the embedding below them), as far as they can. */
export function equalRows(layers: number, room: number): RowHeights {
  const isRoomy = room - ROOMY.lens >= layers * (ROOMY.lens + ROOMY.mlp + ROOMY.leastArcs);
  const { lens, mlp, leastArcs } = isRoomy ? ROOMY : TIGHT;
  const height = Math.max(lens + mlp + leastArcs, Math.min(MOST_ROW, (room - lens) / Math.max(1, layers)));
  return { heights: Array.from({ length: layers }, () => height), lensHeight: lens, mlpHeight: mlp };
}

const LEAST_THIN = 6;
const MOST_THIN = 10;

/** One open row among thin ones. Where not all fit, those furthest from it are folded. */
export function fishEyeRows(layers: number, room: number, { layer: open, least, grows }: OpenRow): RowHeights {
  const others = Math.max(0, layers - 1);
  const left = Math.max(0, room - least);
  const thin = grows ? Math.max(LEAST_THIN, Math.min(MOST_THIN, left / Math.max(1, others))) : LEAST_THIN;
  const count = grows ? Math.min(others, Math.floor(left / thin + 1e-9)) : others;
  const near = new Set(nearest(layers, open, count));
  const height = grows ? Math.max(least, room - near.size * thin) : least;
  const heights = Array.from({ length: layers }, (_, layer) => (layer === open ? height : near.has(layer) ? thin : 0));
  return { heights, lensHeight: 0, mlpHeight: 0 };
}

/** The `count` layers next to `open`, on both sides as far as there are some. */
function nearest(layers: number, open: number, count: number): number[] {
  return Array.from({ length: layers }, (_, layer) => layer)
    .filter((layer) => layer !== open)
    .sort((one, other) => Math.abs(one - open) - Math.abs(other - open) || other - one)
    .slice(0, count);
}
