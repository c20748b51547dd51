/**
 * A part of the page as SVG marks, as it is drawn at this moment: boxes, words, lines, drawings in SVG with their
 * colours resolved, canvases as pictures. No `foreignObject`, which only browsers read. It draws what this page's
 * drawings are made of: plain boxes, borders, hatching, rings, gradients from left to right, words that lie or stand.
 */
import type { Inside } from './Inside.ts';
import { paintBox, paintPseudo } from './paintBox.ts';
import { paintCanvas } from './paintCanvas.ts';
import { paintSvg } from './paintSvg.ts';
import { paintText } from './paintText.ts';
import { paintWordsAfter } from './paintWordsAfter.ts';
import { element as markup, Pen } from './Pen.ts';

/** Fields and buttons are for hands, and what has an export of its own is another drawing. */
const LEFT_OUT =
  '[data-control], [data-not-drawn], [data-not-exported], [data-exports], input, select, textarea, label, dialog, script, style';

export function captureDrawing(drawing: HTMLElement): Pen {
  const pen = new Pen();
  draw(drawing, { turn: 0, decorations: [] }, pen);
  return pen;
}

function draw(element: Element, around: Inside, pen: Pen): void {
  if (element.matches(LEFT_OUT)) return;
  const style = getComputedStyle(element);
  const opacity = Number(style.opacity);
  if (style.display === 'none' || opacity === 0 || style.clipPath.startsWith('inset(50%')) return;
  const isSeen = style.visibility === 'visible';
  const before = pen.marks.length;
  if (element instanceof SVGSVGElement) {
    if (isSeen) paintSvg(element, style, pen);
  } else if (element instanceof HTMLCanvasElement) {
    if (isSeen) paintCanvas(element, pen);
  } else if (element instanceof HTMLElement) {
    if (isSeen) paintBox(element, style, pen);
    if (isSeen) paintPseudo(element, '::before', pen);
    const inside = within(element, style, around);
    const isFolded = element instanceof HTMLDetailsElement && !element.open;
    for (const child of element.childNodes)
      if (isFolded && !(child instanceof Element && child.localName === 'summary')) continue;
      else if (child instanceof Text) {
        if (isSeen) paintText(child, element, style, inside, pen);
      } else if (child instanceof Element) draw(child, inside, pen);
    if (isSeen) paintPseudo(element, '::after', pen);
    if (isSeen) paintWordsAfter(element, pen);
  }
  group(pen, before, { ...(opacity < 1 ? { opacity } : {}), ...clip(element, style, pen) });
}

/** Puts the marks that were made since into one that says what holds for all of them. */
function group(pen: Pen, since: number, attributes: Readonly<Record<string, string | number>>): void {
  if (Object.keys(attributes).length === 0 || pen.marks.length === since) return;
  const marks = pen.marks.splice(since);
  pen.marks.push(markup('g', attributes, marks.join('')));
}

function within(element: HTMLElement, style: CSSStyleDeclaration, { turn, decorations }: Inside): Inside {
  const [, a, b] = /^matrix\(([^,]+), ([^,]+)/.exec(style.transform) ?? [];
  const own = a === undefined || b === undefined ? 0 : (Math.atan2(Number(b), Number(a)) * 180) / Math.PI;
  // A line that says that something can be opened or followed says nothing on paper.
  const isOfLink = style.textDecorationStyle === 'dotted' || element.closest('a, button') !== null;
  const line = isOfLink ? style.textDecorationLine.replace('underline', '').trim() : style.textDecorationLine;
  return {
    turn: (turn + own + 360) % 360,
    // A box of its own in a line takes no decoration from around it.
    decorations: [
      ...(style.display === 'inline-block' || style.position === 'absolute' ? [] : decorations),
      ...(line === 'none' || line === '' ? [] : line.split(' ')),
    ],
  };
}

/** What stands out of a box that cuts it off is cut off; what scrolls was unfolded before. */
function clip(element: Element, style: CSSStyleDeclaration, pen: Pen): Readonly<Record<string, string>> {
  const isCut = style.overflowX === 'hidden' || style.overflowX === 'clip' || style.overflowY === 'hidden';
  if (!isCut || !(element instanceof HTMLElement) || style.textOverflow === 'ellipsis') return {};
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
  if (scrollWidth <= clientWidth + 1 && scrollHeight <= clientHeight + 1) return {};
  const { left, top, width, height } = element.getBoundingClientRect();
  const id = pen.name();
  pen.defs.push(markup('clipPath', { id }, markup('rect', { x: left, y: top, width, height })));
  return { 'clip-path': `url(#${id})` };
}
