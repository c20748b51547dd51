/**
 * A matrix as coloured cells: where each cell is, which cell a point is in, and the pixels.
 * Axis labels and the frames of hover and selection belong to the element.
 */
import type { Tensor } from '@/model/tensor.ts';
import type { ColourScale } from './scales.ts';

export interface HeatmapLayout {
  readonly rows: number;
  readonly columns: number;
  /** Side of a cell in CSS pixels: a whole number of device pixels where that costs little room. */
  readonly cell: number;
  readonly width: number;
  readonly height: number;
  readonly devicePixelRatio: number;
}

export interface HeatmapSpace {
  readonly rows: number;
  readonly columns: number;
  /** Room there is, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** A cell is never larger than this, so that three tokens do not fill the screen. */
  readonly maxCell?: number;
  /** Nor smaller than this: where that needs more room, the matrix is larger than its place and scrolls. */
  readonly minCell?: number;
  readonly devicePixelRatio?: number;
}

/** Whole pixels make equal cells, but cells of 1.9 pixels would lose half the room: then they stay fractions. */
const LEAST_SNAPPED_SHARE = 0.9;

/** Square cells, as large as the room allows, from the top left corner. */
export function layoutHeatmap({ rows, columns, width, height, ...rest }: HeatmapSpace): HeatmapLayout {
  const { maxCell = Infinity, minCell = 0, devicePixelRatio = 1 } = rest;
  const fitting = Math.max(minCell, Math.min(width / Math.max(1, columns), height / Math.max(1, rows), maxCell));
  const devicePixels = fitting * devicePixelRatio;
  const isWorthSnapping = Math.floor(devicePixels) >= devicePixels * LEAST_SNAPPED_SHARE;
  const cell = Math.max(0, isWorthSnapping ? Math.floor(devicePixels) / devicePixelRatio : fitting);
  return { rows, columns, cell, width: cell * columns, height: cell * rows, devicePixelRatio };
}

export interface CellFrame {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Top left corner and side of a cell, in CSS pixels. */
export function cellFrame(layout: HeatmapLayout, row: number, column: number): CellFrame {
  return { x: column * layout.cell, y: row * layout.cell, size: layout.cell };
}

/** The cell under a point; null outside. */
export function cellAt(layout: HeatmapLayout, x: number, y: number): { row: number; column: number } | null {
  if (layout.cell <= 0) return null;
  const row = Math.floor(y / layout.cell);
  const column = Math.floor(x / layout.cell);
  const isInside = row >= 0 && column >= 0 && row < layout.rows && column < layout.columns;
  return isInside ? { row, column } : null;
}

export interface HeatmapPaint {
  readonly scale: ColourScale;
  /** Pixels of what no cell covers, and of the hatching where a query cannot look. */
  readonly paper: number;
  readonly hatch: number;
  /** Leave out the first column's colour: the sink that takes what no other key earns. */
  readonly dimFirst?: boolean;
  /** Cells above the diagonal are masked: the model cannot look ahead. */
  readonly isCausal?: boolean;
}

/** Cells from this side on, in CSS pixels, are set apart by a line of paper. */
const SMALLEST_SEPARATED_CELL = 10;
/** Distance between the lines of the hatching, in CSS pixels. */
const HATCH_PITCH = 5;
/** Share of its colour that a dimmed cell keeps. */
export const DIMMED_SHARE = 0.15;

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** One 32-bit word a pixel, in ImageData's order. */
  readonly words: Uint32Array;
}

/** Every device pixel of the heatmap. Where a pixel covers several cells it takes the largest. */
export function heatmapPixels(
  weights: Tensor<readonly ['query', 'key']>,
  layout: HeatmapLayout,
  paint: HeatmapPaint,
): Pixels {
  const { devicePixelRatio: ratio } = layout;
  const width = Math.max(1, Math.round(layout.width * ratio));
  const height = Math.max(1, Math.round(layout.height * ratio));
  const words = new Uint32Array(width * height).fill(paint.paper);
  const gap = layout.cell >= SMALLEST_SEPARATED_CELL ? Math.max(1, Math.round(ratio)) : 0;
  const pitch = Math.max(3, Math.round(HATCH_PITCH * ratio));
  const acrossRows = spans(height, layout.rows, gap);
  const acrossColumns = spans(width, layout.columns, gap);
  let painted: { readonly row: Span; readonly y: number } | null = null;
  for (let y = 0; y < height; y += 1) {
    const at = y * width;
    const row = acrossRows[y];
    const end = paint.isCausal === true ? firstMasked(y, width, height, layout) : width;
    if (row && painted && row[0] === painted.row[0] && row[1] === painted.row[1])
      words.copyWithin(at, painted.y * width, painted.y * width + end);
    else if (row) {
      for (let x = 0; x < end; x += 1) {
        const column = acrossColumns[x];
        if (column) words[at + x] = cellPixel(weights, row, column, paint);
      }
      painted = { row, y };
    }
    // Lines of 45 degrees: x + y is a multiple of the pitch.
    for (let x = end + ((pitch - ((end + y) % pitch)) % pitch); x < width; x += pitch) words[at + x] = paint.hatch;
  }
  return { width, height, words };
}

/** The first pixel of a line that is above the diagonal. */
function firstMasked(y: number, width: number, height: number, { rows, columns }: HeatmapLayout): number {
  const row = Math.floor(((y + 0.5) / height) * rows);
  return Math.min(width, Math.round(((row + 1) / columns) * width));
}

/** First and last index of the cells that a pixel covers. */
type Span = readonly [first: number, last: number];

/** For each of `pixels` pixels the cells under it: one, unless cells are finer; null in the gap between cells. */
function spans(pixels: number, cells: number, gap: number): (Span | null)[] {
  const side = pixels / cells;
  return Array.from({ length: pixels }, (_, at): Span | null => {
    const first = Math.floor(side < 1 ? at / side : (at + 0.5) / side);
    const isGap = gap > 0 && at - first * side >= side - gap;
    const last = side < 1 ? Math.ceil((at + 1) / side) - 1 : first;
    return isGap ? null : [first, Math.min(cells - 1, last)];
  });
}

function cellPixel(
  { data, shape }: Tensor<readonly ['query', 'key']>,
  [firstRow, lastRow]: Span,
  [firstColumn, lastColumn]: Span,
  { scale, dimFirst }: HeatmapPaint,
): number {
  const columns = shape[1];
  let strongest = 0;
  for (let row = firstRow; row <= lastRow; row += 1)
    for (let column = firstColumn; column <= lastColumn; column += 1) {
      const weight = data[row * columns + column] ?? 0;
      const seen = dimFirst === true && column === 0 ? weight * DIMMED_SHARE : weight;
      if (Math.abs(seen) > Math.abs(strongest)) strongest = seen;
    }
  return scale.table[scale.indexOf(strongest)] ?? 0;
}

/** Paint onto a canvas whose size in device pixels is the layout's. */
export function paintHeatmap(
  context: CanvasRenderingContext2D,
  weights: Tensor<readonly ['query', 'key']>,
  layout: HeatmapLayout,
  paint: HeatmapPaint,
): void {
  putPixels(context, heatmapPixels(weights, layout, paint));
}

/** Put pixels at the canvas's origin. */
export function putPixels(context: CanvasRenderingContext2D, { width, height, words }: Pixels): void {
  const image = context.createImageData(width, height);
  new Uint32Array(image.data.buffer).set(words);
  context.putImageData(image, 0, 0);
}
