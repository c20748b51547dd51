/** Hatching and gradients as browsers compute them, as patterns and gradients of SVG. */
import { plainColour } from '@/draw/svg/plainColour.ts';
import { element, type Pen } from './Pen.ts';

const COLOUR = /(?:rgba?|color)\([^()]*\)/g;

/** Each colour with what is written until the next comma that separates: `rgb(0, 0, 0) 0px 0px 0px 2px inset`. */
export function splitColours(written: string): readonly { readonly colour: string; readonly rest: string }[] {
  const colours = written.match(COLOUR) ?? [];
  const rests = written.split(COLOUR).slice(1);
  return colours.map((colour, at) => ({ colour, rest: (rests[at] ?? '').replace(/,\s*$/, '') }));
}

/** Diagonal lines; null where no colour is seen. */
export function hatch(image: string, pen: Pen): string | null {
  const seen = splitColours(image).flatMap(({ colour }) => plainColour(colour) ?? []);
  const line = seen.at(-1);
  if (!line) return null;
  const isRising = !/\b(?:45|225)deg/.test(image);
  const step = 5;
  const id = pen.name();
  const stripe = element('rect', {
    width: step,
    height: step * 0.4,
    fill: line.colour,
    'fill-opacity': line.opacity < 1 ? line.opacity : null,
  });
  pen.defs.push(
    element(
      'pattern',
      {
        id,
        width: step,
        height: step,
        patternUnits: 'userSpaceOnUse',
        patternTransform: `rotate(${isRising ? -45 : 45})`,
      },
      stripe,
    ),
  );
  return `url(#${id})`;
}

/** A gradient from left to right, or one colour. */
export function leftToRight(image: string, pen: Pen): string | null {
  const stops = splitColours(image).map(({ colour, rest }, at, all) => ({
    colour: plainColour(colour),
    at: /([\d.]+)%/.exec(rest)?.[1] ?? String(all.length < 2 ? 0 : (100 * at) / (all.length - 1)),
  }));
  const [first] = stops;
  if (!first) return null;
  if (stops.every(({ colour }) => colour?.colour === first.colour?.colour)) return first.colour?.colour ?? null;
  const id = pen.name();
  pen.defs.push(
    element(
      'linearGradient',
      { id, x1: 0, y1: 0, x2: 1, y2: 0 },
      stops
        .map(({ colour, at }) =>
          element('stop', {
            offset: `${at}%`,
            'stop-color': colour?.colour ?? '#ffffff',
            'stop-opacity': colour ? (colour.opacity < 1 ? colour.opacity : null) : '0',
          }),
        )
        .join(''),
    ),
  );
  return `url(#${id})`;
}

/** A length of `background-size` or `background-position`. */
export function lengthOf(written: string, whole: number, otherwise = whole): number {
  const number = Number.parseFloat(written);
  if (Number.isNaN(number)) return otherwise;
  return written.endsWith('%') ? (number / 100) * whole : number;
}
