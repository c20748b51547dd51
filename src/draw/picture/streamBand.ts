/**
 * The residual stream as a band: as wide as the vector is long, on a logarithmic scale, because the
 * first token's is often a hundred times the others'. And the MLP's node: its area is what the MLP
 * writes, measured by the stream it writes into.
 */
import { arcLane, columnX, lensLane, mlpLane, rowTops, type PictureLayout } from './layoutPicture.ts';

/** Lengths |x| along one column. */
export interface ColumnSizes {
  readonly embedding: number;
  readonly layers: readonly {
    /** The stream between attention and MLP, and after the block. */
    readonly middle: number;
    readonly after: number;
  }[];
}

export interface BandScale {
  /** The shortest and the longest stream in the picture. */
  readonly least: number;
  readonly most: number;
}

const LEAST_WIDTH = 2.5;
const MOST_WIDTH = 22;

/** The scale over all columns that have arrived; null while there is nothing to measure. */
export function bandScale(columns: readonly (ColumnSizes | undefined)[]): BandScale | null {
  let least = Infinity;
  let most = 0;
  const take = (size: number) => {
    if (!(size > 0)) return;
    least = Math.min(least, size);
    most = Math.max(most, size);
  };
  for (const sizes of columns) {
    if (!sizes) continue;
    take(sizes.embedding);
    for (const { middle, after } of sizes.layers) {
      take(middle);
      take(after);
    }
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

/** The band's outline from the token up; as narrow as can be until its lengths have arrived. */
export function bandPoints(
  layout: PictureLayout,
  scale: BandScale | null,
  sizes: ColumnSizes | undefined,
): BandPoint[] {
  let half = LEAST_WIDTH / 2;
  const points: BandPoint[] = [];
  const add = (y: number, size: number | undefined) => {
    if (scale && size !== undefined) half = bandWidth(layout, scale, size) / 2;
    points.push([y, half]);
  };
  add(layout.tokens.top, sizes?.embedding);
  // Of layers that share a row the last one's: what the row leaves.
  for (const layer of rowTops(layout)) {
    const arcs = arcLane(layout, layer);
    points.push([arcs.bottom, half]);
    add(arcs.top, sizes?.layers[layer]?.middle);
    add(mlpLane(layout, layer).top, sizes?.layers[layer]?.after);
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
export function nodeRadius({ mlpHeight, pitch }: PictureLayout, ratio: number): number {
  const most = Math.min(mlpHeight / 2, pitch * 0.42);
  return most * Math.sqrt(Math.min(1, Math.max(0, ratio)));
}
