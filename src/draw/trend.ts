/** One measure over a few moments as a line, between fixed limits. Leaves out axes: the numbers stand beside it. */

export interface TrendSpace {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Limits of the measure; what lies outside is drawn at the edge. */
  readonly minimum: number;
  readonly maximum: number;
}

export interface Trend {
  readonly path: string;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  /** The nearest moment to an x, by its place in the list. */
  readonly nearest: (x: number) => number;
}

/** Room around the line, so that its ends are not cut. */
const MARGIN = 3;

/** `moments`: where each value stands on the time axis, ascending. */
export function layoutTrend(
  moments: readonly number[],
  values: readonly number[],
  { width, height, minimum, maximum }: TrendSpace,
): Trend {
  const [first, last] = [moments[0] ?? 0, moments.at(-1) ?? 0];
  const x = (moment: number) => MARGIN + ((moment - first) / Math.max(1, last - first)) * (width - 2 * MARGIN);
  const share = (value: number) => Math.min(1, Math.max(0, (value - minimum) / (maximum - minimum || 1)));
  const y = (value: number) => height - MARGIN - share(value) * (height - 2 * MARGIN);
  const path = values
    .map((value, i) => `${i === 0 ? 'M' : 'L'}${x(moments[i] ?? 0).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
  const nearest = (at: number) =>
    moments.reduce(
      (best, moment, i) => (Math.abs(x(moment) - at) < Math.abs(x(moments[best] ?? 0) - at) ? i : best),
      0,
    );
  return { path, x, y, nearest };
}
