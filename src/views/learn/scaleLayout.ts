/** Where models stand by parameters and training tokens. A power of ten is as long on both axes: the figure is to scale. */
import { computingOf, type ScaleModel } from './scaleModels.ts';

/** Powers of ten at the ends of the axes. */
export const PARAMETERS = { from: 4, to: 13 } as const;
export const TOKENS = { from: 5, to: 14 } as const;
const DECADES = PARAMETERS.to - PARAMETERS.from;
/** Equal computing, as powers of ten. */
const COMPUTING = [12, 15, 18, 21, 24];

export interface ScaleLayout {
  readonly x: (parameters: number) => number;
  readonly y: (tokens: number) => number;
  readonly points: readonly { readonly model: ScaleModel; readonly x: number; readonly y: number }[];
  /** Lines on which training takes the same computing, from left to right. */
  readonly computing: readonly {
    readonly power: number;
    readonly from: readonly [x: number, y: number];
    readonly to: readonly [x: number, y: number];
  }[];
}

/** `side`: of the square in which they stand. */
export function layoutScale(models: readonly ScaleModel[], side: number): ScaleLayout {
  const decade = side / DECADES;
  const x = (parameters: number) => (Math.log10(parameters) - PARAMETERS.from) * decade;
  const y = (tokens: number) => side - (Math.log10(tokens) - TOKENS.from) * decade;
  return {
    x,
    y,
    points: models.flatMap((model) => {
      const { parameters, tokens } = model;
      if (parameters.value === null || tokens.value === null) return [];
      return [{ model, x: x(parameters.value), y: y(tokens.value) }];
    }),
    computing: COMPUTING.map((power) => {
      // log tokens + log parameters = power − log 6, cut off where the square ends.
      const sum = power - Math.log10(computingOf(1, 1));
      const left = Math.max(PARAMETERS.from, sum - TOKENS.to);
      const right = Math.min(PARAMETERS.to, sum - TOKENS.from);
      const at = (parameters: number) => [x(10 ** parameters), y(10 ** (sum - parameters))] as const;
      return { power, from: at(left), to: at(right) };
    }),
  };
}
