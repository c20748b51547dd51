/**
 * Heights of the rows of layers. Equal, when the whole model is looked at: a row for each layer as long as rows
 * stay legible, else neighbours share one, so that the picture never leaves its room. Or as under a fish-eye:
 * one open, as high as there is room, the others thin. Lengths are CSS pixels.
 */

export interface OpenRow {
  readonly layer: number;
  /** The least height of its row. */
  readonly least: number;
  /** The height its row should have, if the others keep a strip in which they can be told apart; the least unless told. */
  readonly wanted?: number;
  /** Takes all the room the others leave; else it stays at its least height, and what is opened stands elsewhere. */
  readonly grows: boolean;
}

export interface RowHeights {
  /** By row, from the lowest up. 0: no room, the row is folded. */
  readonly heights: readonly number[];
  /** By row: how many layers it shows. */
  readonly members: readonly number[];
  /** A line of the lens's words, and of that row the nodes of the MLP; 0 in thin rows. */
  readonly lensHeight: number;
  readonly mlpHeight: number;
  /** The words have a line of their own in every column. Else only the selected column has words, beside or over the arcs. */
  readonly hasColumnWords: boolean;
}

interface Lanes {
  readonly lens: number;
  readonly mlp: number;
  readonly leastArcs: number;
}

const ROOMY: Lanes = { lens: 16, mlp: 12, leastArcs: 16 };
/** For many layers or a low screen: lines of 12-pixel type just do not touch. */
const TIGHT: Lanes = { lens: 13, mlp: 6, leastArcs: 8 };
/** Without words in the columns a row is at least a line of words beside them, and an arc one can tell from a line. */
const LEAST_ROW = 15;
/** Where layers share rows there is more in each. */
const LEAST_SHARED = 18;

export interface EqualRoom {
  readonly layers: number;
  /** For the rows and the words of the embedding below them. */
  readonly room: number;
  /** Columns are wide enough for words. */
  readonly canHaveWords: boolean;
  /** Rows grow no higher than this, or the arcs are far from the words they explain. */
  readonly mostRow: number;
}

/** Rows of one height that fill the room; several layers have at least two, a first and a last. */
export function equalRows({ layers, room, canHaveWords, mostRow }: EqualRoom): RowHeights {
  const fits = ({ lens, mlp, leastArcs }: Lanes) => room - lens >= layers * (lens + mlp + leastArcs);
  const worded = canHaveWords ? [ROOMY, TIGHT].find(fits) : undefined;
  const below = worded?.lens ?? TIGHT.lens;
  if (worded || room - below >= layers * LEAST_ROW)
    return evenly(layers, layers, Math.min(mostRow, (room - below) / Math.max(1, layers)), worded ?? null);
  const lanes = canHaveWords ? TIGHT : null;
  const least = lanes ? lanes.lens + lanes.mlp + lanes.leastArcs : LEAST_SHARED;
  const rows = Math.min(layers, Math.max(2, Math.floor((room - below) / least)));
  // As many layers in each row, or one fewer: 48 in 11 rows would be uneven, in 10 just as many to a row.
  const even = Math.ceil(layers / Math.ceil(layers / rows));
  return evenly(layers, even, Math.max(least, Math.min(mostRow, (room - below) / even)), lanes);
}

function evenly(layers: number, rows: number, height: number, lanes: Lanes | null): RowHeights {
  const start = (row: number) => Math.floor((row * layers) / rows);
  return {
    heights: Array.from({ length: rows }, () => height),
    members: Array.from({ length: rows }, (_, row) => start(row + 1) - start(row)),
    lensHeight: lanes?.lens ?? TIGHT.lens,
    mlpHeight: lanes?.mlp ?? Math.max(5, Math.min(ROOMY.mlp, height * 0.3)),
    hasColumnWords: lanes !== null,
  };
}

/** Of one thin row: where the open one takes all it can, and where what is opened stands elsewhere. */
const LEAST_THIN = 2.5;
const THIN = 6;
const MOST_THIN = 10;
/** Of all thin rows together, before the open one may have what it wants. */
const THIN_STRIP = 24;

/** One open row among thin ones. Where not all fit, those furthest from it are folded. */
export function fishEyeRows(layers: number, room: number, opened: OpenRow): RowHeights {
  const { layer: open, grows } = opened;
  const least = Math.max(opened.least, Math.min(opened.wanted ?? 0, room - THIN_STRIP));
  const others = Math.max(0, layers - 1);
  const left = Math.max(0, room - least);
  const thin = grows ? Math.max(LEAST_THIN, Math.min(MOST_THIN, left / Math.max(1, others))) : THIN;
  const count = grows ? Math.min(others, Math.floor(left / thin + 1e-9)) : others;
  const near = new Set(nearest(layers, open, count));
  const height = grows ? Math.max(least, room - near.size * thin) : least;
  const heights = Array.from({ length: layers }, (_, layer) => (layer === open ? height : near.has(layer) ? thin : 0));
  const members = heights.map(() => 1);
  return { heights, members, lensHeight: 0, mlpHeight: 0, hasColumnWords: false };
}

/** The `count` layers next to `open`, on both sides as far as there are some. */
function nearest(layers: number, open: number, count: number): number[] {
  return Array.from({ length: layers }, (_, layer) => layer)
    .filter((layer) => layer !== open)
    .sort((one, other) => Math.abs(one - open) - Math.abs(other - open) || other - one)
    .slice(0, count);
}
