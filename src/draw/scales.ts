/**
 * From a number to a colour. Each scale is a table of 256 colours, so that painting a pixel is
 * one look-up; limits are fixed by the caller, never stretched to the data in silence.
 */
import { interpolateRgb, rgb } from 'd3';
import { toRgb, type Palette, type Rgb } from './palette.ts';

/** How weights in 0 … 1 become colour: proportionally, or by the square root, which shows faint ones. */
export type WeightScale = 'linear' | 'sqrt';

/** Steps in a table: what eight bits a channel can tell apart. */
export const TABLE_SIZE = 256;

export interface ColourScale {
  readonly minimum: number;
  readonly maximum: number;
  /** TABLE_SIZE opaque pixels as they lie in ImageData, read as 32-bit words. */
  readonly table: Uint32Array;
  /** Where in the table a value is; values outside the limits take the nearest end, NaN the first. */
  readonly indexOf: (value: number) => number;
  readonly colourOf: (value: number) => Rgb;
}

/** Weights in 0 … 1, paper to full attention hue. `hue` lets another meaning use the same scale. */
export function attentionScale(palette: Palette, kind: WeightScale = 'linear', hue = palette.attention): ColourScale {
  const shape = kind === 'sqrt' ? Math.sqrt : (share: number) => share;
  return makeScale(0, 1, shape, interpolateRgb(palette.paper, hue));
}

/** Signed values: orange below zero, paper at zero, blue above, the same reach on both sides. */
export function divergingScale(palette: Palette, limit: number): ColourScale {
  const reach = limit > 0 ? limit : 1;
  const below = interpolateRgb(palette.negative, palette.paper);
  const above = interpolateRgb(palette.paper, palette.positive);
  return makeScale(
    -reach,
    reach,
    (share) => share,
    (share) => (share < 0.5 ? below(share * 2) : above(share * 2 - 1)),
  );
}

/** Bits at which a token takes the full colour: a chance of one in 65,536. */
export const FULL_SURPRISAL_BITS = 16;

/** Surprisal in bits, paper to the hue of probability. */
export function surprisalScale(palette: Palette, fullBits = FULL_SURPRISAL_BITS): ColourScale {
  return makeScale(0, fullBits, (share) => share, interpolateRgb(palette.paper, palette.probability));
}

/** The largest magnitude in `values`, for the limits of a diverging scale. NaN is passed over. */
export function symmetricLimit(values: Float32Array): number {
  let limit = 0;
  for (const value of values) if (Math.abs(value) > limit) limit = Math.abs(value);
  return limit;
}

/** A colour as CSS writes it: `#rrggbb`. */
export function cssColour([red, green, blue]: Rgb): string {
  return rgb(red, green, blue).formatHex();
}

/** A colour as the 32-bit word that ImageData holds, whatever this machine's byte order. */
export function toPixel([red, green, blue]: Rgb): number {
  return new Uint32Array(new Uint8ClampedArray([red, green, blue, 255]).buffer)[0] ?? 0;
}

function makeScale(
  minimum: number,
  maximum: number,
  shape: (share: number) => number,
  colourAt: (share: number) => string,
): ColourScale {
  const colours = Array.from({ length: TABLE_SIZE }, (_, step) => toRgb(colourAt(step / (TABLE_SIZE - 1))));
  const indexOf = (value: number) => {
    const share = (value - minimum) / (maximum - minimum);
    if (!(share > 0)) return 0;
    return Math.round(shape(Math.min(1, share)) * (TABLE_SIZE - 1));
  };
  return {
    minimum,
    maximum,
    table: Uint32Array.from(colours, toPixel),
    indexOf,
    colourOf: (value) => colours[indexOf(value)] ?? [0, 0, 0],
  };
}
