/**
 * A vector as a strip of coloured cells, wrapped into rows: the layout, which component a point
 * is in, and the pixels. Nothing here orders or groups the components: a model gives them none.
 */
import { putPixels, type Pixels } from './heatmap.ts';
import type { ColourScale } from './scales.ts';

export interface StripLayout {
  readonly count: number;
  readonly columns: number;
  readonly rows: number;
  /** A cell's size in CSS pixels, whole device pixels each way. */
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly width: number;
  readonly height: number;
  readonly devicePixelRatio: number;
}

export interface StripSpace {
  readonly count: number;
  readonly width: number;
  readonly cellHeight: number;
  readonly minCellWidth?: number;
  readonly maxCellWidth?: number;
  readonly devicePixelRatio?: number;
}

/** As few rows as the width allows, all of one length where the count can be divided so. */
export function layoutStrip({ count, width, cellHeight, ...rest }: StripSpace): StripLayout {
  const { minCellWidth = 4, maxCellWidth = 16, devicePixelRatio = 1 } = rest;
  const most = Math.max(1, Math.min(count, Math.floor(width / minCellWidth)));
  const columns = evenColumns(count, most);
  const rows = Math.ceil(count / columns);
  const snap = (size: number) => Math.max(1, Math.floor(size * devicePixelRatio)) / devicePixelRatio;
  const cellWidth = snap(Math.min(maxCellWidth, width / columns));
  const tall = snap(cellHeight);
  return {
    count,
    columns,
    rows,
    cellWidth,
    cellHeight: tall,
    width: columns * cellWidth,
    height: rows * tall,
    devicePixelRatio,
  };
}

/** The largest divisor of `count` up to `most`, if it is not much smaller; else rows as even as can be. */
function evenColumns(count: number, most: number): number {
  for (let columns = most; columns > most / 2; columns -= 1) if (count % columns === 0) return columns;
  return Math.ceil(count / Math.ceil(count / most));
}

/** Top left corner and size of a component's cell. */
export function stripCell({ columns, cellWidth, cellHeight }: StripLayout, index: number) {
  const row = Math.floor(index / columns);
  return { x: (index % columns) * cellWidth, y: row * cellHeight, width: cellWidth, height: cellHeight };
}

/** The component under a point; null outside. */
export function stripIndexAt(layout: StripLayout, x: number, y: number): number | null {
  const column = Math.floor(x / layout.cellWidth);
  const row = Math.floor(y / layout.cellHeight);
  if (column < 0 || row < 0 || column >= layout.columns) return null;
  const index = row * layout.columns + column;
  return index < layout.count ? index : null;
}

export interface StripPaint {
  readonly scale: ColourScale;
  readonly paper: number;
}

export function stripPixels(values: Float32Array, layout: StripLayout, { scale, paper }: StripPaint): Pixels {
  const ratio = layout.devicePixelRatio;
  const width = Math.max(1, Math.round(layout.width * ratio));
  const height = Math.max(1, Math.round(layout.height * ratio));
  const words = new Uint32Array(width * height).fill(paper);
  const cellWidth = Math.round(layout.cellWidth * ratio);
  const cellHeight = Math.round(layout.cellHeight * ratio);
  // One line of paper between the rows tells where the vector wraps.
  const gap = layout.rows > 1 && cellHeight > 4 ? Math.max(1, Math.round(ratio)) : 0;
  values.forEach((value, index) => {
    const left = (index % layout.columns) * cellWidth;
    const top = Math.floor(index / layout.columns) * cellHeight;
    const pixel = scale.table[scale.indexOf(value)] ?? 0;
    for (let y = top; y < top + cellHeight - gap; y += 1)
      words.fill(pixel, y * width + left, y * width + left + cellWidth);
  });
  return { width, height, words };
}

/** Paint onto a canvas whose size in device pixels is the layout's. */
export function paintStrip(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  layout: StripLayout,
  paint: StripPaint,
): void {
  putPixels(context, stripPixels(values, layout, paint));
}
