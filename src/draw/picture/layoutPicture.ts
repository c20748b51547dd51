/**
 * Where everything in the picture of one pass stands: a column for each token, a row for each layer,
 * and in each row three lanes that never share a pixel: from below, the arcs of attention, the MLP's
 * nodes, the words of the logit lens. Leaves out what is drawn there (pictureArcs.ts, streamBand.ts).
 * All numbers are CSS pixels, y grows downwards.
 */

/** `full`: a word and a chip fit each column. `close`: a short word does, tokens stand upright. `narrow`: words for one column only. */
export type PictureDensity = 'full' | 'close' | 'narrow';

export interface PictureSpace {
  readonly columns: number;
  readonly layers: number;
  /** Room there is; more columns than fit make the picture wider. */
  readonly width: number;
  /** Room there is; more layers than fit make it higher. */
  readonly height: number;
  /** Rows of the list of next tokens. */
  readonly candidates: number;
  /** Characters of the longest token's label. */
  readonly longestLabel: number;
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
  readonly layerHeight: number;
  /** The list of next tokens, above all layers. */
  readonly next: Lane;
  readonly tokens: Lane;
}

const NEXT_ROW = 15;
const LENS_LANE = 16;
const MLP_LANE = 12;
const LEAST_ARC_LANE = 16;
const MOST_LAYER = 76;
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
/** The names of the next tokens, left of the last column. */
const NEXT_NAMES = 138;
const CHARACTER = 7.3;

export function layoutPicture(space: PictureSpace): PictureLayout {
  const { layers, width, height, candidates, longestLabel } = space;
  const columns = Math.max(1, space.columns);
  const margin = width < 480 ? 96 : 106;
  const fitting = (width - margin - 2 * EDGE) / columns;
  const pitch = Math.min(MOST_PITCH, Math.max(LEAST_PITCH, fitting));
  const density = pitch >= FULL_PITCH ? 'full' : pitch >= CLOSE_PITCH ? 'close' : 'narrow';
  const firstX = Math.max(EDGE + pitch / 2, NEXT_NAMES - (columns - 1) * pitch);
  const next: Lane = { top: 4, bottom: 4 + candidates * NEXT_ROW + 6 };
  const tokenHeight = density === 'full' ? 28 : 14 + Math.min(10, longestLabel) * CHARACTER;
  const around = next.bottom + LENS_LANE + ENTRY + tokenHeight + FOOT;
  const least = LENS_LANE + MLP_LANE + LEAST_ARC_LANE;
  const layerHeight = Math.max(least, Math.min(MOST_LAYER, (height - around) / Math.max(1, layers)));
  const tokensTop = next.bottom + layers * layerHeight + LENS_LANE + ENTRY;
  return {
    columns,
    layers,
    density,
    width: firstX + (columns - 1) * pitch + pitch / 2 + margin + EDGE,
    height: tokensTop + tokenHeight + FOOT,
    pitch,
    firstX,
    margin,
    layerHeight,
    next,
    tokens: { top: tokensTop, bottom: tokensTop + tokenHeight },
  };
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

/** Words of the logit lens: level 0 reads the embedding, level l + 1 what layer l leaves. */
export function lensLane(layout: PictureLayout, level: number): Lane {
  const top = layout.next.bottom + (layout.layers - level) * layout.layerHeight;
  return { top, bottom: top + LENS_LANE };
}

/** The nodes of a layer's MLP. */
export function mlpLane(layout: PictureLayout, layer: number): Lane {
  const top = lensLane(layout, layer + 1).bottom;
  return { top, bottom: top + MLP_LANE };
}

/** The arcs of a layer's attention. */
export function arcLane(layout: PictureLayout, layer: number): Lane {
  return { top: mlpLane(layout, layer).bottom, bottom: lensLane(layout, layer).top };
}

/** The lens level whose words are nearest below or at a height: what has been computed up to there. */
export function levelAt(layout: PictureLayout, y: number): number {
  const fromTop = Math.floor((y - layout.next.bottom) / layout.layerHeight);
  return Math.max(0, Math.min(layout.layers, layout.layers - fromTop));
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
