/**
 * The cumulative bar on which a token is drawn: candidates side by side, each as wide as its
 * probability, and a needle at the random number u. Those too thin to see become one segment.
 */
export interface CumulativeSegment {
  /** Place in the order given; the bar's rest has none. */
  readonly index: number;
  /** Probability before it, and with it: it is chosen when start ≤ u < end. */
  readonly start: number;
  readonly end: number;
  /** CSS pixels. */
  readonly x: number;
  readonly width: number;
}

export interface CumulativeRest {
  readonly count: number;
  readonly start: number;
  readonly end: number;
  readonly x: number;
  readonly width: number;
}

export interface CumulativeLayout {
  readonly segments: readonly CumulativeSegment[];
  /** Every candidate from the first too thin to see; null when all are seen. */
  readonly rest: CumulativeRest | null;
}

/** A segment is drawn from this width on, CSS pixels. */
const THINNEST_SEGMENT = 1;

/**
 * Segments from probabilities in the order they are laid out (which the sampler decides). The
 * order need not fall: the rest begins where every later one is too thin.
 */
export function layoutCumulative(probabilities: ArrayLike<number>, width: number): CumulativeLayout {
  let shown = probabilities.length;
  while (shown > 0 && (probabilities[shown - 1] ?? 0) * width < THINNEST_SEGMENT) shown -= 1;
  const segments: CumulativeSegment[] = [];
  let sum = 0;
  for (let index = 0; index < shown; index += 1) {
    const start = sum;
    sum += probabilities[index] ?? 0;
    segments.push({ index, start, end: sum, x: start * width, width: (sum - start) * width });
  }
  const count = probabilities.length - shown;
  let end = sum;
  for (let index = shown; index < probabilities.length; index += 1) end += probabilities[index] ?? 0;
  const rest = count > 0 && end > sum ? { count, start: sum, end, x: sum * width, width: (end - sum) * width } : null;
  return { segments, rest };
}

/** Where the needle stands for u in 0 … 1. */
export function needlePosition(draw: number, width: number): number {
  return Math.min(1, Math.max(0, draw)) * width;
}
