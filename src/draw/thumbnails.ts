/**
 * All L×H attention heads as small pictures on one canvas: the grid, which head a point is in,
 * and the pixels. A pixel that covers several cells shows the largest, so that a thin diagonal
 * stays visible when 256 tokens share 40 pixels. Headers and frames belong to the element.
 */
import type { AttentionTensor } from '@/model/trace.ts';
import { head, layer, type Head, type Layer } from '@/model/axes.ts';
import { DIMMED_SHARE, putPixels, type Pixels } from './heatmap.ts';
import type { ColourScale } from './scales.ts';

export interface ThumbnailLayout {
  readonly layers: number;
  readonly heads: number;
  /** Side of one picture in CSS pixels, a whole number of device pixels. */
  readonly side: number;
  readonly gap: number;
  readonly width: number;
  readonly height: number;
  readonly devicePixelRatio: number;
}

export interface ThumbnailSpace {
  readonly layers: number;
  readonly heads: number;
  /** Room there is, in CSS pixels. The height follows from it. */
  readonly width: number;
  readonly maxSide?: number;
  /** A picture is never smaller than this: where that needs more than the width, the overview scrolls. */
  readonly minSide?: number;
  readonly devicePixelRatio?: number;
}

/** Space between pictures in CSS pixels: room for a frame of 2 on either side. */
const GAP = 4;

/** Rows are layers, columns heads; squares as large as the width allows. */
export function layoutThumbnails({
  layers,
  heads,
  width,
  maxSide = 64,
  minSide = 1,
  devicePixelRatio = 1,
}: ThumbnailSpace): ThumbnailLayout {
  // Whole device pixels, the gap too: at a zoom of 110 % the pictures would drift from their frames.
  const gap = Math.round(GAP * devicePixelRatio) / devicePixelRatio;
  const fitting = Math.max(minSide, Math.min(maxSide, (width - gap * (heads - 1)) / Math.max(1, heads)));
  const side = Math.max(1, Math.floor(fitting * devicePixelRatio + 1e-6)) / devicePixelRatio;
  const pitch = side + gap;
  return { layers, heads, side, gap, width: pitch * heads - gap, height: pitch * layers - gap, devicePixelRatio };
}

/** Top left corner and side of one head's picture, in CSS pixels. */
export function thumbnailFrame(layout: ThumbnailLayout, atLayer: number, atHead: number) {
  const pitch = layout.side + layout.gap;
  return { x: atHead * pitch, y: atLayer * pitch, size: layout.side };
}

/** The head whose picture is under a point, the gap below and right of it counted in; null outside. */
export function thumbnailAt(layout: ThumbnailLayout, x: number, y: number): { layer: Layer; head: Head } | null {
  const pitch = layout.side + layout.gap;
  const row = Math.floor(y / pitch);
  const column = Math.floor(x / pitch);
  const isInside = row >= 0 && column >= 0 && row < layout.layers && column < layout.heads;
  return isInside ? { layer: layer(row), head: head(column) } : null;
}

export interface ThumbnailPaint {
  readonly scale: ColourScale;
  /** Pixel between the pictures. */
  readonly background: number;
  readonly dimFirst?: boolean;
  /** Heads for which this is false are painted with `fadedScale`. */
  readonly isEmphasized?: (layer: Layer, head: Head) => boolean;
  readonly fadedScale?: ColourScale;
}

/** Every device pixel of the overview. */
export function thumbnailPixels(attention: AttentionTensor, layout: ThumbnailLayout, paint: ThumbnailPaint): Pixels {
  const ratio = layout.devicePixelRatio;
  const [layers, heads, tokens] = attention.shape;
  const width = Math.max(1, Math.round(layout.width * ratio));
  const height = Math.max(1, Math.round(layout.height * ratio));
  const words = new Uint32Array(width * height).fill(paint.background);
  const side = Math.round(layout.side * ratio);
  const pitch = Math.round((layout.side + layout.gap) * ratio);
  const pooled = new Float32Array(side * side);
  const cellOf = (pixel: number) => Math.floor((pixel * tokens) / side);
  for (let row = 0; row < layers; row += 1)
    for (let column = 0; column < heads; column += 1) {
      const isFaded = paint.isEmphasized?.(layer(row), head(column)) === false;
      const { table, indexOf } = isFaded ? (paint.fadedScale ?? paint.scale) : paint.scale;
      const start = (row * heads + column) * tokens * tokens;
      poolMaxima(
        attention.data.subarray(start, start + tokens * tokens),
        tokens,
        side,
        paint.dimFirst === true,
        pooled,
      );
      for (let y = 0; y < side; y += 1) {
        const line = (row * pitch + y) * width + column * pitch;
        const repeats = y > 0 && tokens <= side && cellOf(y) === cellOf(y - 1);
        if (repeats) words.copyWithin(line, line - width, line - width + side);
        else for (let x = 0; x < side; x += 1) words[line + x] = table[indexOf(pooled[y * side + x] ?? 0)] ?? 0;
      }
    }
  return { width, height, words };
}

/**
 * A T×T matrix as side×side pixels: each takes the largest weight of the cells it touches (one
 * cell, where there are more pixels than cells). Rows and columns are pooled one after the other,
 * which gives the same maxima with fewer comparisons.
 */
export function poolMaxima(
  weights: Float32Array,
  tokens: number,
  side: number,
  dimFirst = false,
  pooled: Float32Array = new Float32Array(side * side),
): Float32Array {
  pooled.fill(0);
  const starts = Int32Array.from({ length: side }, (_, at) => Math.floor((at * tokens) / side));
  const ends = Int32Array.from({ length: side }, (_, at) =>
    Math.max((starts[at] ?? 0) + 1, Math.ceil(((at + 1) * tokens) / side)),
  );
  // Below one cell a pixel belongs to the cell it starts in: no smearing into the neighbour.
  if (tokens <= side) for (let at = 0; at < side; at += 1) ends[at] = (starts[at] ?? 0) + 1;
  const line = new Float32Array(tokens);
  for (let y = 0; y < side; y += 1) {
    if (y > 0 && starts[y] === starts[y - 1] && ends[y] === ends[y - 1]) {
      pooled.copyWithin(y * side, (y - 1) * side, y * side);
      continue;
    }
    line.fill(0);
    for (let row = starts[y] ?? 0; row < (ends[y] ?? 0); row += 1)
      for (let column = 0; column <= Math.min(row, tokens - 1); column += 1) {
        const weight = weights[row * tokens + column] ?? 0;
        if (weight > (line[column] ?? 0)) line[column] = weight;
      }
    if (dimFirst) line[0] = (line[0] ?? 0) * DIMMED_SHARE;
    for (let x = 0; x < side; x += 1)
      for (let column = starts[x] ?? 0; column < (ends[x] ?? 0); column += 1) {
        const weight = line[column] ?? 0;
        if (weight > (pooled[y * side + x] ?? 0)) pooled[y * side + x] = weight;
      }
  }
  return pooled;
}

/** Paint onto a canvas whose size in device pixels is the layout's. */
export function paintThumbnails(
  context: CanvasRenderingContext2D,
  attention: AttentionTensor,
  layout: ThumbnailLayout,
  paint: ThumbnailPaint,
): void {
  putPixels(context, thumbnailPixels(attention, layout, paint));
}
