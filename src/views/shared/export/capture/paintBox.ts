/** The ground of an element, its borders, rings and hatching. */
import { plainColour, type PlainColour } from '@/draw/svg/plainColour.ts';
import { hatch, leftToRight, lengthOf, splitColours } from './backgrounds.ts';
import type { Pen } from './Pen.ts';

type Sides = readonly [top: Side, right: Side, bottom: Side, left: Side];
interface Side {
  readonly width: number;
  readonly style: string;
  readonly colour: PlainColour | null;
}

export function paintBox(element: HTMLElement, style: CSSStyleDeclaration, pen: Pen): void {
  for (const box of element.getClientRects()) {
    if (box.width <= 0 || box.height <= 0) continue;
    const rx = Math.min(radius(style.borderTopLeftRadius, box.width), box.width / 2, box.height / 2);
    const place = { x: box.left, y: box.top, width: box.width, height: box.height, rx };
    const before = pen.marks.length;
    const rings = shadows(style.boxShadow);
    // Rings beside an element lie under it.
    for (const { spread, colour } of rings.filter((ring) => !ring.isInset && ring.x === 0))
      pen.mark('rect', { ...grow(place, spread), ...fill(colour) });
    const ground = plainColour(style.backgroundColor);
    if (ground) pen.mark('rect', { ...place, ...fill(ground) });
    paintImage(style, place, pen);
    paintBorders(sidesOf(style), place, pen);
    for (const ring of rings.filter(({ isInset }) => isInset)) paintInset(ring, place, pen);
    paintOutline(element, style, place, pen);
    if (pen.marks.length > before) pen.cover(box);
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rx: number;
}

const fill = ({ colour, opacity }: PlainColour) => ({ fill: colour, 'fill-opacity': opacity < 1 ? opacity : null });

const stroke = ({ colour, opacity }: PlainColour, width: number) => ({
  fill: 'none',
  stroke: colour,
  'stroke-width': width,
  'stroke-opacity': opacity < 1 ? opacity : null,
});

const grow = ({ x, y, width, height, rx }: Place, by: number): Place => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
  rx: rx > 0 ? Math.max(0, rx + by) : 0,
});

function radius(written: string, width: number): number {
  const [first = '0'] = written.split(' ');
  return first.endsWith('%') ? (Number.parseFloat(first) / 100) * width : Number.parseFloat(first) || 0;
}

function paintImage(style: CSSStyleDeclaration, place: Place, pen: Pen): void {
  const image = style.backgroundImage;
  if (image === 'none' || image === '') return;
  const isHatched = image.startsWith('repeating-linear-gradient');
  const made = isHatched ? hatch(image, pen) : leftToRight(image, pen);
  if (made === null) return;
  // A gradient of one colour with a size of its own is a line.
  const [wide = 'auto', high = 'auto'] = style.backgroundSize.split(' ');
  const width = isHatched ? place.width : lengthOf(wide, place.width);
  const height = isHatched ? place.height : lengthOf(high, place.height);
  const [left = '0%', top = '0%'] = style.backgroundPosition.split(' ');
  const x = place.x + lengthOf(left, place.width - width, 0);
  const y = place.y + lengthOf(top, place.height - height, 0);
  pen.mark('rect', { x, y, width, height, rx: width < place.width ? 0 : place.rx, fill: made });
}

function sidesOf(style: CSSStyleDeclaration): Sides {
  const side = (name: 'Top' | 'Right' | 'Bottom' | 'Left'): Side => ({
    width: Number.parseFloat(style[`border${name}Width`]) || 0,
    style: style[`border${name}Style`],
    colour: plainColour(style[`border${name}Color`]),
  });
  return [side('Top'), side('Right'), side('Bottom'), side('Left')];
}

const isDrawn = ({ width, style, colour }: Side) =>
  width > 0 && style !== 'none' && style !== 'hidden' && colour !== null;
const dashes = ({ style, width }: Side) =>
  style === 'dashed' ? `${3 * width} ${2 * width}` : style === 'dotted' ? `${width} ${width}` : null;

function paintBorders(sides: Sides, place: Place, pen: Pen): void {
  const [top] = sides;
  const isEven = sides.every(
    (side) =>
      isDrawn(side) &&
      side.width === top.width &&
      side.style === top.style &&
      side.colour?.colour === top.colour?.colour,
  );
  if (isEven && top.colour) {
    pen.mark('rect', {
      ...grow(place, -top.width / 2),
      ...stroke(top.colour, top.width),
      'stroke-dasharray': dashes(top),
    });
    return;
  }
  const { x, y, width, height } = place;
  const [right, bottom] = [x + width, y + height];
  const lines = [
    (half: number) => ({ x1: x, y1: y + half, x2: right, y2: y + half }),
    (half: number) => ({ x1: right - half, y1: y, x2: right - half, y2: bottom }),
    (half: number) => ({ x1: x, y1: bottom - half, x2: right, y2: bottom - half }),
    (half: number) => ({ x1: x + half, y1: y, x2: x + half, y2: bottom }),
  ];
  sides.forEach((side, at) => {
    const line = lines[at]?.(side.width / 2);
    if (line && side.colour && isDrawn(side))
      pen.mark('line', { ...line, ...stroke(side.colour, side.width), 'stroke-dasharray': dashes(side) });
  });
}

interface Shadow {
  readonly x: number;
  readonly y: number;
  readonly spread: number;
  readonly colour: PlainColour;
  readonly isInset: boolean;
}

/** Those without blur, which are rings and marks at an edge; what only floats casts others. */
function shadows(written: string): readonly Shadow[] {
  if (written === 'none' || written === '') return [];
  return splitColours(written).flatMap(({ colour: computed, rest }) => {
    const colour = plainColour(computed);
    const [x = 0, y = 0, blur = 0, spread = 0] = (rest.match(/-?[\d.]+(?=px)/g) ?? []).map(Number);
    return colour && blur === 0 ? [{ x, y, spread, colour, isInset: rest.includes('inset') }] : [];
  });
}

function paintInset({ x, y, spread, colour }: Shadow, place: Place, pen: Pen): void {
  if (spread > 0) return pen.mark('rect', { ...grow(place, -spread / 2), ...stroke(colour, spread) });
  const { width, height } = place;
  if (x !== 0)
    pen.mark('rect', {
      x: x > 0 ? place.x : place.x + width + x,
      y: place.y,
      width: Math.abs(x),
      height,
      ...fill(colour),
    });
  if (y !== 0)
    pen.mark('rect', {
      x: place.x,
      y: y > 0 ? place.y : place.y + height + y,
      width,
      height: Math.abs(y),
      ...fill(colour),
    });
}

/** Of what has the focus it is a sign for the one who has it. */
function paintOutline(element: HTMLElement, style: CSSStyleDeclaration, place: Place, pen: Pen): void {
  const width = Number.parseFloat(style.outlineWidth) || 0;
  const colour = plainColour(style.outlineColor);
  if (width === 0 || style.outlineStyle === 'none' || colour === null || element === document.activeElement) return;
  const offset = Number.parseFloat(style.outlineOffset) || 0;
  pen.mark('rect', { ...grow(place, offset + width / 2), ...stroke(colour, width) });
}

/** A line or a box that only the style sheet puts there. Browsers tell its place where it is positioned, and else not. */
export function paintPseudo(element: HTMLElement, which: '::before' | '::after', pen: Pen): void {
  const style = getComputedStyle(element, which);
  if (style.content === 'none' || style.content === 'normal' || style.position !== 'absolute') return;
  const [left, top, width, height] = [style.left, style.top, style.width, style.height].map(Number.parseFloat);
  const colour = plainColour(style.backgroundColor);
  if (left === undefined || top === undefined || !colour || !width || !height) return;
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left + element.clientLeft + left, box.top + element.clientTop + top];
  pen.mark('rect', { x, y, width, height, ...fill(colour) });
}
