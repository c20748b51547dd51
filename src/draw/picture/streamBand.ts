/**
 * The residual stream as a band: as wide as the vector is long, on a logarithmic scale, because the
 * first token's is often a hundred times the others'. And the MLP's node: its area is what the MLP
 * writes, measured by the stream it writes into.
 */
import { arcLane, columnX, lensLane, mlpLane, type PictureLayout } from './layoutPicture.ts';

/** Lengths |x| along one column. Null where this model's graph does not show them, or they have not arrived. */
export interface ColumnSizes {
  readonly embedding: number | null;
  /** By layer: between attention and MLP, and after the block. */
  readonly middle: readonly (number | null)[];
  readonly after: readonly (number | null)[];
}

export interface BandScale {
  /** The shortest and the longest stream in the picture. */
  readonly least: number;
  readonly most: number;
}

const LEAST_WIDTH = 2.5;
const MOST_WIDTH = 22;

/** The scale over all columns; null while there is nothing to measure. */
export function bandScale(columns: readonly ColumnSizes[]): BandScale | null {
  let least = Infinity;
  let most = 0;
  for (const { embedding, middle, after } of columns)
    for (const size of [embedding, ...middle, ...after]) {
      if (size === null || !(size > 0)) continue;
      least = Math.min(least, size);
      most = Math.max(most, size);
    }
  return most > 0 ? { least, most } : null;
}

/** Width of the band for a length |x|. */
export function bandWidth({ pitch }: PictureLayout, { least, most }: BandScale, size: number): number {
  const widest = Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, pitch * 0.62));
  if (!(size > least)) return LEAST_WIDTH;
  const share = most > least ? Math.log(size / least) / Math.log(most / least) : 1;
  return LEAST_WIDTH + (widest - LEAST_WIDTH) * Math.min(1, share);
}

/** A height and the band's half width there. */
export type BandPoint = readonly [y: number, half: number];

/** The band's outline from the token up; where a length is missing the one below goes on. */
export function bandPoints(layout: PictureLayout, scale: BandScale | null, sizes: ColumnSizes): BandPoint[] {
  let half = LEAST_WIDTH / 2;
  const points: BandPoint[] = [];
  const add = (y: number, size: number | null) => {
    if (scale && size !== null) half = bandWidth(layout, scale, size) / 2;
    points.push([y, half]);
  };
  add(layout.tokens.top, sizes.embedding);
  for (let layer = 0; layer < layout.layers; layer += 1) {
    const arcs = arcLane(layout, layer);
    points.push([arcs.bottom, half]);
    add(arcs.top, sizes.middle[layer] ?? null);
    add(mlpLane(layout, layer).top, sizes.after[layer] ?? null);
  }
  points.push([lensLane(layout, layout.layers).top, half]);
  return points;
}

/** SVG path data of the closed outline; changes of width are eased, so that the band flows. */
export function bandPath(layout: PictureLayout, column: number, points: readonly BandPoint[]): string {
  const x = columnX(layout, column);
  const side = (sign: number, along: readonly BandPoint[]) =>
    along.map(([y, half], at) => {
      const before = along[at - 1];
      const here = `${(x + sign * half).toFixed(1)},${y.toFixed(1)}`;
      if (!before) return `${sign < 0 ? 'M' : 'L'}${here}`;
      const middle = ((before[0] + y) / 2).toFixed(1);
      return `C${(x + sign * before[1]).toFixed(1)},${middle} ${(x + sign * half).toFixed(1)},${middle} ${here}`;
    });
  return `${side(-1, points).join('')}${side(1, [...points].reverse()).join('')}Z`;
}

/** Radius of an MLP's node: area in proportion to |write| ÷ |stream|, as long as it fits its lane. */
export function nodeRadius(layout: PictureLayout, ratio: number): number {
  const lane = mlpLane(layout, 0);
  const most = Math.min((lane.bottom - lane.top) / 2, layout.pitch * 0.42);
  return most * Math.sqrt(Math.min(1, Math.max(0, ratio)));
}
