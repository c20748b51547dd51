/**
 * Where everything stands in the picture of one pass: tokens are columns, layers are rows, the text enters
 * at the foot and what comes next comes out on top. All rows are equal, and where they would be too many neighbours
 * share one (fillRows.ts); or one is open, with room for a panel, and the others are thin, without words: a fish-eye.
 * Lengths are CSS pixels, y grows downwards.
 */
import { equalRows, fishEyeRows, type OpenRow, type RowHeights } from './fillRows.ts';

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
  /** A line of small print stands below the tokens also where they stand upright. */
  readonly hasFootLine: boolean;
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
  /** By layer; they touch. Folded ones have no height; layers that share a row have the same. */
  readonly rows: readonly Lane[];
  /** How many rows there are: fewer than layers where neighbours share one. */
  readonly rowCount: number;
  /** The layer whose row is open; null while all are equal. */
  readonly open: number | null;
  /** The open row where a panel covers it. */
  readonly panel: Lane | null;
  /** Layers without a row, because thin ones did not fit. */
  readonly folded: number;
  /** Heights within a row; 0 where rows are thin. */
  readonly lensHeight: number;
  readonly mlpHeight: number;
  /** Every column's words have a line of their own. Else the arcs have it, and the selected column's words stand over them. */
  readonly hasColumnWords: boolean;
  /** What comes next, above all layers. */
  readonly next: Lane;
  readonly tokens: Lane;
  /** Characters of a token that fit where it stands upright. */
  readonly uprightLetters: number;
}

const NEXT_ROW = 15;
/** Below the tokens: one line of small print, or nothing. */
const FOOT = 18;
const NO_FOOT = 4;
/** Between the lowest words and the tokens: the way in, and the arrow of the next token. */
const ENTRY = 14;
const EDGE = 6;
/** From this distance on a chip with a word of five letters stands in a column; a lens word of three or four. */
const FULL_PITCH = 52;
const CLOSE_PITCH = 25;
/** Two lines of upright 12-pixel type just do not touch. */
const LEAST_PITCH = 11;
const MOST_PITCH = 104;
/** Rows grow no higher; between few tokens arcs reach further, and may. */
const MOST_ROW = 76;
const MOST_WIDE_ROW = 140;
/** The names of the next tokens, left of the last column; without room beside the drawing, signs stand before them. */
const NEXT_NAMES = 138;
const NAMES_AND_SIGNS = 262;
/** Narrower than this there is none. */
const SIGNS_BESIDE = 480;
const CHARACTER = 7.3;
/** Around thin rows: one line of next tokens, one of tokens, and the streams' way in. */
const NEXT_LINE = 16;
const TOKEN_LINE = 18;
const THIN_ENTRY = 4;

export function layoutPicture(space: PictureSpace): PictureLayout {
  const { layers, width, candidates, longestLabel, open } = space;
  const columns = Math.max(1, space.columns);
  const isSmall = width < SIGNS_BESIDE;
  const margin = marginOf(width);
  const pitch = pitchOf(columns, width);
  const density = densityOf(pitch);
  const names = isSmall && !open ? NAMES_AND_SIGNS : NEXT_NAMES;
  // As far to the right as the margin leaves it.
  const lastX = Math.min(names, Math.max(NEXT_NAMES, width - margin - EDGE - pitch / 2));
  const firstX = Math.max(EDGE + pitch / 2, lastX - (columns - 1) * pitch);
  const uprightLetters = Math.min(space.mostLetters, longestLabel);
  const next: Lane = open ? { top: 0, bottom: NEXT_LINE } : { top: 4, bottom: 4 + candidates * NEXT_ROW + 6 };
  const tokenHeight = open ? TOKEN_LINE : density === 'full' ? 28 : 14 + uprightLetters * CHARACTER;
  const mostRow = density === 'full' ? MOST_WIDE_ROW : MOST_ROW;
  const fill = (foot: number) => {
    const room = space.height - next.bottom - tokenHeight - (open ? THIN_ENTRY : ENTRY) - foot;
    return open
      ? fishEyeRows(layers, room, open)
      : equalRows({ layers, room, canHaveWords: density !== 'narrow', mostRow });
  };
  let foot = open ? 0 : density === 'full' || space.hasFootLine ? FOOT : NO_FOOT;
  let found = fill(foot);
  // Where rows are shared, the line at the foot says so.
  if (foot === NO_FOOT && found.heights.length < layers) found = fill((foot = FOOT));
  const rows = stack(found, next.bottom);
  const tokensTop = (rows[0]?.bottom ?? next.bottom) + found.lensHeight + (open ? THIN_ENTRY : ENTRY);
  return {
    columns,
    layers,
    density,
    width: firstX + (columns - 1) * pitch + pitch / 2 + margin + EDGE,
    height: tokensTop + tokenHeight + foot,
    pitch,
    firstX,
    margin,
    rows,
    rowCount: found.heights.length,
    open: open?.layer ?? null,
    panel: open?.grows ? (rows[open.layer] ?? null) : null,
    folded: found.heights.filter((height) => height === 0).length,
    lensHeight: found.lensHeight,
    mlpHeight: found.mlpHeight,
    hasColumnWords: found.hasColumnWords,
    next,
    tokens: { top: tokensTop, bottom: tokensTop + tokenHeight },
    uprightLetters,
  };
}

/** Distance between two columns in so much room. */
export function pitchOf(columns: number, width: number): number {
  const fitting = (width - marginOf(width) - 2 * EDGE) / Math.max(1, columns);
  return Math.min(MOST_PITCH, Math.max(LEAST_PITCH, fitting));
}

export function densityOf(pitch: number): PictureDensity {
  return pitch >= FULL_PITCH ? 'full' : pitch >= CLOSE_PITCH ? 'close' : 'narrow';
}

/** How many columns fit into a width, side by side with nothing to scroll. */
export function mostColumns(width: number): number {
  return Math.max(3, Math.floor((width - marginOf(width) - 2 * EDGE) / LEAST_PITCH));
}

function marginOf(width: number): number {
  return width < SIGNS_BESIDE ? 96 : 106;
}

/** By layer, rows from the top down, the last layer first. */
function stack({ heights, members }: RowHeights, top: number): Lane[] {
  const rows: Lane[] = [];
  let y = top;
  for (let row = heights.length - 1; row >= 0; row -= 1) {
    const lane = { top: y, bottom: y + (heights[row] ?? 0) };
    for (let member = 0; member < (members[row] ?? 1); member += 1) rows.unshift(lane);
    y = lane.bottom;
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

/** The layers that share a layer's row, from `first` to `last`: ordinarily it alone. */
export function rowMates({ rows }: PictureLayout, layer: number): { readonly first: number; readonly last: number } {
  const lane = rows[layer];
  return lane === undefined
    ? { first: layer, last: layer }
    : { first: rows.indexOf(lane), last: rows.lastIndexOf(lane) };
}

/** The last layer of each row, from the lowest up. */
export function rowTops(layout: PictureLayout): number[] {
  return layout.rows.flatMap((lane, layer) => (layout.rows[layer + 1] === lane ? [] : [layer]));
}

/** Whether a level of the lens has a place for its word: what the embedding says, and what each row leaves. */
export function hasWord({ rows, lensHeight }: PictureLayout, level: number): boolean {
  return lensHeight > 0 && (level === 0 || rows[level] !== rows[level - 1]);
}

/** Words of the logit lens: level 0 reads the embedding, level l + 1 what layer l leaves. No height without words. */
export function lensLane(layout: PictureLayout, level: number): Lane {
  const top = level === 0 ? rowOf(layout, 0).bottom : rowOf(layout, level - 1).top;
  return { top, bottom: top + layout.lensHeight };
}

/** The nodes of a layer's MLP. */
export function mlpLane(layout: PictureLayout, layer: number): Lane {
  const top = rowOf(layout, layer).top + (layout.hasColumnWords ? layout.lensHeight : 0);
  return { top, bottom: top + layout.mlpHeight };
}

/** The arcs of a layer's attention. */
export function arcLane(layout: PictureLayout, layer: number): Lane {
  return { top: mlpLane(layout, layer).bottom, bottom: rowOf(layout, layer).bottom };
}

/** The layer in whose row a height is, a row that is shared being theirs in equal parts; null above and below all rows. */
export function layerAt(layout: PictureLayout, y: number): number | null {
  const found = layout.rows.findIndex(({ top, bottom }) => y >= top && y < bottom);
  if (found < 0) return null;
  const { top, bottom } = rowOf(layout, found);
  const { first, last } = rowMates(layout, found);
  const above = Math.floor(((bottom - y) / (bottom - top)) * (last - first + 1));
  return Math.min(last, first + above);
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
