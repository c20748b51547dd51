/** Lines of surprise by place: where each point is, with a break where a value is not known. */
export interface LossChart {
  readonly x: (place: number) => number;
  readonly y: (bits: number) => number;
  /** Round numbers of bits for the lines across. */
  readonly ticks: readonly number[];
  readonly pathOf: (values: readonly number[]) => string;
}

export interface LossChartSpace {
  readonly places: number;
  readonly most: number;
  readonly width: number;
  readonly height: number;
}

/** Room for the numbers at the left and below, CSS pixels. */
const LEFT = 26;
/** Half of the last number below. */
const RIGHT = 12;
const TOP = 8;
const BOTTOM = 18;
const STEPS = [0.5, 1, 2, 5, 10, 20, 50];
const MOST_TICKS = 5;

export function layoutLoss({ places, most, width, height }: LossChartSpace): LossChart {
  const step = STEPS.find((each) => most / each <= MOST_TICKS) ?? 100;
  const top = Math.max(step, Math.ceil(most / step) * step);
  const x = (place: number) => LEFT + ((width - LEFT - RIGHT) * place) / Math.max(1, places - 1);
  const y = (bits: number) => TOP + (height - TOP - BOTTOM) * (1 - bits / top);
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step);
  const pathOf = (values: readonly number[]) =>
    values
      .map((value, at) => {
        if (Number.isNaN(value)) return '';
        const isStart = at === 0 || Number.isNaN(values[at - 1]!);
        return `${isStart ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
      })
      .join('');
  return { x, y, ticks, pathOf };
}
