/**
 * A loss curve as lines: training loss of every step, held-out loss at some, and what knowing nothing or only pairs
 * of characters would cost. Loss in nats upwards, linear or logarithmic; steps to the right.
 */
import { scaleLinear, scaleLog } from 'd3';

export interface LossCurveData {
  readonly losses: ArrayLike<number>;
  readonly heldOutSteps: ArrayLike<number>;
  readonly heldOutLosses: ArrayLike<number>;
  readonly plannedSteps: number;
  /** Levels for comparison, nats: ln V and the bigram's. */
  readonly levels: readonly number[];
}

export interface LossCurveSpace {
  /** CSS pixels of the plot, without the words at its sides. */
  readonly width: number;
  readonly height: number;
  readonly scale: 'linear' | 'log';
}

export interface LossCurve {
  readonly trainPath: string;
  readonly heldOutPath: string;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  /** Steps done → x; the loss of step n stands at n. */
  readonly x: (step: number) => number;
  readonly y: (loss: number) => number;
  /** The step at an x, whole, within what is drawn. */
  readonly stepAt: (x: number) => number;
}

const LEAST_STEPS = 10;
const TICK_WIDTH = 70;
const TICK_HEIGHT = 36;

export function layoutLossCurve(data: LossCurveData, { width, height, scale }: LossCurveSpace): LossCurve {
  const { losses, heldOutSteps, heldOutLosses, levels } = data;
  const last = Math.max(LEAST_STEPS, data.plannedSteps, losses.length);
  const known = [...Array.from(losses), ...Array.from(heldOutLosses), ...levels].filter(Number.isFinite);
  const most = Math.max(0.1, ...levels, percentile(known, 0.999)) * 1.06;
  const least = Math.max(1e-3, Math.min(most / 10, ...known.map((loss) => loss * 0.9)));
  const x = scaleLinear([0, last], [0, width]);
  const y = scale === 'log' ? scaleLog([least, most], [height, 0]) : scaleLinear([0, most], [height, 0]);
  y.clamp(true);
  const heldOut = Array.from(heldOutSteps, (step, at) => [x(step), y(heldOutLosses[at]!)] as const);
  return {
    trainPath: thinnedPath(losses, x, y, width),
    heldOutPath: toPath(heldOut),
    xTicks: x.ticks(Math.max(2, Math.floor(width / TICK_WIDTH))).filter(Number.isInteger),
    yTicks: spread(y.ticks(Math.max(2, Math.floor(height / TICK_HEIGHT))), y),
    x,
    y,
    stepAt: (at) => Math.round(Math.min(last, Math.max(0, x.invert(at)))),
  };
}

/** Ticks that stand at least half a line apart: a logarithmic scale has many near its top. */
function spread(ticks: readonly number[], y: (loss: number) => number): number[] {
  const kept: number[] = [];
  for (const tick of ticks) {
    const below = kept.at(-1);
    if (below === undefined || y(below) - y(tick) >= TICK_HEIGHT / 2) kept.push(tick);
  }
  return kept;
}

/** All steps while they have a pixel each; then the least and the largest of each pixel's column, so that no peak is lost. */
function thinnedPath(
  losses: ArrayLike<number>,
  x: (step: number) => number,
  y: (loss: number) => number,
  width: number,
): string {
  const count = losses.length;
  const columns = Math.max(1, Math.floor(width));
  if (count <= 2 * columns) return toPath(Array.from(losses, (loss, at) => [x(at + 1), y(loss)] as const));
  const points: (readonly [number, number])[] = [];
  for (let column = 0; column < columns; column += 1) {
    const from = Math.floor((column * count) / columns);
    const to = Math.floor(((column + 1) * count) / columns);
    let [least, most] = [Infinity, -Infinity];
    for (let at = from; at < to; at += 1) {
      least = Math.min(least, losses[at]!);
      most = Math.max(most, losses[at]!);
    }
    points.push([x(from + 1), y(most)], [x(to), y(least)]);
  }
  return toPath(points);
}

function toPath(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
