/**
 * How many numbers lie where: bins of equal width from the smallest number to the largest, as tall
 * as their counts. The tallest fills the height; a bin with anything in it is at least a pixel.
 */

export interface HistogramSpace {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly binCount: number;
}

export interface HistogramBin {
  readonly count: number;
  /** CSS pixels, from the left and up from the base line. */
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

export interface HistogramLayout {
  readonly bins: readonly HistogramBin[];
  readonly minimum: number;
  readonly maximum: number;
  /** Half of the numbers lie below it. */
  readonly median: number;
  /** Where a number stands on the base line. */
  readonly xOf: (value: number) => number;
}

/** Numbers that are not finite are passed over; of none, one empty bin from 0 to 0. */
export function layoutHistogram(values: Float32Array, { width, height, binCount }: HistogramSpace): HistogramLayout {
  const sorted = values.filter(Number.isFinite).sort();
  const minimum = sorted[0] ?? 0;
  const maximum = sorted.at(-1) ?? 0;
  const span = maximum - minimum;
  const counts = new Uint32Array(binCount);
  for (const value of sorted) {
    const bin = span === 0 ? 0 : Math.min(binCount - 1, Math.floor(((value - minimum) / span) * binCount));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const tallest = counts.reduce((most, count) => Math.max(most, count), 1);
  const binWidth = width / binCount;
  const bins = Array.from(counts, (count, index) => ({
    count,
    x: index * binWidth,
    width: binWidth,
    height: count === 0 ? 0 : Math.max(1, (count / tallest) * height),
  }));
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return { bins, minimum, maximum, median, xOf: (value) => (span === 0 ? 0 : ((value - minimum) / span) * width) };
}
