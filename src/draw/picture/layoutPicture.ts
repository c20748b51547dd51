/**
 * Where everything stands in the picture of one pass: tokens are columns, layers are rows, the text enters
 * at the foot and what comes next comes out on top. All rows are equal (fillRows.ts), or one is open, with
 * room for a panel, and the others are thin, without words: a fish-eye. Lengths are CSS pixels, y grows downwards.
 */
import { equalRows, fishEyeRows, type OpenRow } from './fillRows.ts';

/** How much room a column has: words side by side; words upright; upright and without the lens but in one column. */
export type PictureDensity = 'full' | 'close' | 'narrow';

export interface PictureSpace {
  /** Tokens that have a column. */
  readonly columns: number;
  readonly layers: number;
  /** Room there is; the picture may need more, and then scrolls. */
  readonly width: number;
  readonly height: number;
  /** Rows of the list of next tokens. */
  readonly candidates: number;
  /** Characters of the longest token's label, and how many of them may stand upright. */
  readonly longestLabel: number;
  readonly mostLetters: number;
  /** The row that is open; null while all are equal. */
  readonly open: OpenRow | null;
}

export interface Lane {
  readonly top: number;
  readonly bottom: number;
}

export interface PictureLayout {
  readonly columns: number;
  readonly layers: number;
  readonly density: PictureDensity;
  readonly width: number;
  readonly height: number;
  /** Distance between two columns. */
  readonly pitch: number;
  /** Middle of the first column. */
  readonly firstX: number;
  /** Right of the last column: its lens words, and the token that comes next. */
  readonly margin: number;
  /** By layer; they touch. Folded ones have no height. */
  readonly rows: readonly Lane[];
  /** The layer whose row is open; null while all are equal. */
  readonly open: number | null;
  /** The open row where a panel covers it. */
  readonly panel: Lane | null;
  /** Layers without a row, because thin ones did not fit. */
  readonly folded: number;
  /** Heights within a row; 0 where rows are thin. */
  readonly lensHeight: number;
  readonly mlpHeight: number;
  /** What comes next, above all layers. */
  readonly next: Lane;
  readonly tokens: Lane;
  /** Characters of a token that fit where it stands upright. */
  readonly uprightLetters: number;
}

const NEXT_ROW = 15;
/** Below the tokens: one line of small print. */
const FOOT = 18;
/** Between the lowest words and the tokens: the way in, and the arrow of the next token. */
const ENTRY = 14;
const EDGE = 6;
/** From this distance on a chip with a word of five letters stands in a column; a lens word of three or four. */
const FULL_PITCH = 52;
const CLOSE_PITCH = 25;
/** Two lines of upright 12-pixel type just do not touch. */
const LEAST_PITCH = 11;
const MOST_PITCH = 104;
/** The names of the next tokens, left of the last column; without room beside the drawing, signs stand before them. */
const NEXT_NAMES = 138;
const NAMES_AND_SIGNS = 262;
/** Narrower than this there is none. */
const SIGNS_BESIDE = 480;
const CHARACTER = 7.3;
/** Around thin rows: one line of next tokens, one of tokens, and the streams' way in. */
const NEXT_LINE = 18;
const TOKEN_LINE = 18;
const THIN_ENTRY = 4;

export function layoutPicture(space: PictureSpace): PictureLayout {
  const { layers, width, candidates, longestLabel, open } = space;
  const columns = Math.max(1, space.columns);
  const isSmall = width < SIGNS_BESIDE;
  const margin = isSmall ? 96 : 106;
  const fitting = (width - margin - 2 * EDGE) / columns;
  const pitch = Math.min(MOST_PITCH, Math.max(LEAST_PITCH, fitting));
  const density = pitch >= FULL_PITCH ? 'full' : pitch >= CLOSE_PITCH ? 'close' : 'narrow';
  const names = isSmall && !open ? NAMES_AND_SIGNS : NEXT_NAMES;
  // As far to the right as the margin leaves it.
  const lastX = Math.min(names, Math.max(NEXT_NAMES, width - margin - EDGE - pitch / 2));
  const firstX = Math.max(EDGE + pitch / 2, lastX - (columns - 1) * pitch);
  const uprightLetters = Math.min(space.mostLetters, longestLabel);
  const next: Lane = open ? { top: 0, bottom: NEXT_LINE } : { top: 4, bottom: 4 + candidates * NEXT_ROW + 6 };
  const tokenHeight = open ? TOKEN_LINE : density === 'full' ? 28 : 14 + uprightLetters * CHARACTER;
  const below = tokenHeight + (open ? THIN_ENTRY : ENTRY + FOOT);
  const room = space.height - next.bottom - below;
  const found = open ? fishEyeRows(layers, room, open) : equalRows(layers, room);
  const rows = stack(found.heights, next.bottom);
  const tokensTop = (rows[0]?.bottom ?? next.bottom) + found.lensHeight + (open ? THIN_ENTRY : ENTRY);
  return {
    columns,
    layers,
    density,
    width: firstX + (columns - 1) * pitch + pitch / 2 + margin + EDGE,
    height: tokensTop + tokenHeight + (open ? 0 : FOOT),
    pitch,
    firstX,
    margin,
    rows,
    open: open?.layer ?? null,
    panel: open?.grows ? (rows[open.layer] ?? null) : null,
    folded: found.heights.filter((height) => height === 0).length,
    lensHeight: found.lensHeight,
    mlpHeight: found.mlpHeight,
    next,
    tokens: { top: tokensTop, bottom: tokensTop + tokenHeight },
    uprightLetters,
  };
}

/** Rows from the top down, the last layer first. */
function stack(heights: readonly number[], top: number): Lane[] {
  const rows: Lane[] = [];
  let y = top;
  for (let layer = heights.length - 1; layer >= 0; layer -= 1) {
    const bottom = y + (heights[layer] ?? 0);
    rows[layer] = { top: y, bottom };
    y = bottom;
  }
  return rows;
}

/** Middle of a column. */
export function columnX({ firstX, pitch }: PictureLayout, column: number): number {
  return firstX + column * pitch;
}

/** The column under a point; null left and right of them. */
export function columnAt({ firstX, pitch, columns }: PictureLayout, x: number): number | null {
  const column = Math.round((x - firstX) / pitch);
  return column >= 0 && column < columns ? column : null;
}

export function rowOf({ rows, next }: PictureLayout, layer: number): Lane {
  return rows[layer] ?? { top: next.bottom, bottom: next.bottom };
}

/** Words of the logit lens: level 0 reads the embedding, level l + 1 what layer l leaves. No height without words. */
export function lensLane(layout: PictureLayout, level: number): Lane {
  const top = level === 0 ? rowOf(layout, 0).bottom : rowOf(layout, level - 1).top;
  return { top, bottom: top + layout.lensHeight };
}

/** The nodes of a layer's MLP. */
export function mlpLane(layout: PictureLayout, layer: number): Lane {
  const top = lensLane(layout, layer + 1).bottom;
  return { top, bottom: top + layout.mlpHeight };
}

/** The arcs of a layer's attention. */
export function arcLane(layout: PictureLayout, layer: number): Lane {
  return { top: mlpLane(layout, layer).bottom, bottom: rowOf(layout, layer).bottom };
}

/** The layer in whose row a height is; null above and below all rows. */
export function layerAt({ rows }: PictureLayout, y: number): number | null {
  const layer = rows.findIndex(({ top, bottom }) => y >= top && y < bottom);
  return layer < 0 ? null : layer;
}

/** The lens level whose words are nearest below or at a height: what has been computed up to there. */
export function levelAt(layout: PictureLayout, y: number): number {
  if (y < layout.next.bottom) return layout.layers;
  return (layerAt(layout, y) ?? -1) + 1;
}

/** Middle of a row of the list of next tokens. */
export function nextRowY({ next }: PictureLayout, row: number): number {
  return next.top + (row + 0.5) * NEXT_ROW;
}

/**
 * Which tokens get a column when there are more than `most`: the first, which is the sink, and a run
 * of neighbours that ends with the last token, or begins with the query where that lies earlier.
 */
export function chooseColumns(length: number, query: number, most: number): number[] {
  const all = Array.from({ length }, (_, at) => at);
  if (length <= most) return all;
  const start = Math.max(1, Math.min(length - (most - 1), query));
  return [0, ...all.slice(start, start + most - 1)];
}
