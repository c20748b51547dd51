/** A drawing of the page's that is SVG already: its marks as they are, with what style sheets say of them written into them. */
import { escapeXml } from '@/draw/svg/escapeXml.ts';
import { plainColour } from '@/draw/svg/plainColour.ts';
import { element as markup, type Pen } from './Pen.ts';

/** What an element takes from the one around it, with what SVG takes it for unless told. */
const INHERITED = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  'fill-rule': 'nonzero',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-dashoffset': '0px',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'text-anchor': 'start',
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
  'letter-spacing': 'normal',
  'paint-order': 'normal',
} as const;
const OWN = {
  opacity: '1',
  'clip-path': 'none',
  mask: 'none',
  'dominant-baseline': 'auto',
  'text-decoration-line': 'none',
  'vector-effect': 'none',
  'stop-color': 'rgb(0, 0, 0)',
  'stop-opacity': '1',
} as const;
type Name = keyof typeof INHERITED | keyof typeof OWN;

/** What of the document only the page needs. */
const OF_THE_PAGE = /^(?:class|style|role|tabindex|focusable|data-|aria-|on|xmlns)/i;
const STYLED = new Set<string>([...Object.keys(INHERITED), ...Object.keys(OWN)]);
const WITHOUT_MARKS = new Set(['title', 'desc', 'metadata', 'script', 'style', 'foreignObject']);

export function paintSvg(svg: SVGSVGElement, style: CSSStyleDeclaration, pen: Pen): void {
  const box = svg.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return;
  const { content, attributes } = clone(svg, INHERITED, pen);
  const { viewBox, preserveAspectRatio } = attributes;
  pen.marks.push(
    markup(
      'svg',
      {
        ...attributes,
        x: box.left,
        y: box.top,
        width: box.width,
        height: box.height,
        viewBox: viewBox ?? null,
        preserveAspectRatio: preserveAspectRatio ?? null,
        overflow: style.overflowX === 'visible' ? 'visible' : null,
      },
      content,
    ),
  );
  pen.cover(box);
  if (style.overflowX === 'visible') coverMarks(svg, pen);
}

/** What reaches out of it. */
function coverMarks(svg: SVGSVGElement, pen: Pen): void {
  for (const mark of svg.querySelectorAll('text, path, rect, circle, line')) {
    const { left, top, right, bottom, width, height } = mark.getBoundingClientRect();
    if (width > 0 || height > 0) pen.cover({ left, top, right, bottom });
  }
}

type Known = Readonly<Record<keyof typeof INHERITED, string>>;

function clone(
  source: Element,
  around: Known,
  pen: Pen,
): { readonly content: string; readonly attributes: Record<string, string> } {
  const style = getComputedStyle(source);
  const attributes: Record<string, string> = {};
  for (const { name, value } of source.attributes)
    if (!OF_THE_PAGE.test(name) && !STYLED.has(name)) attributes[name] = value;
  const here = { ...around };
  for (const name of Object.keys(INHERITED) as (keyof typeof INHERITED)[]) {
    const value = style.getPropertyValue(name);
    if (value !== '' && value !== around[name]) Object.assign(attributes, write(name, value));
    here[name] = value;
  }
  for (const name of Object.keys(OWN) as (keyof typeof OWN)[]) {
    const value = style.getPropertyValue(name);
    if (value !== '' && value !== OWN[name]) Object.assign(attributes, write(name, value));
  }
  const isText = source.localName === 'text' || source.localName === 'tspan';
  if (isText && style.whiteSpace.startsWith('pre')) attributes['xml:space'] = 'preserve';
  return { content: cloneChildren(source, here, isText, pen), attributes };
}

function cloneChildren(source: Element, here: Known, isText: boolean, pen: Pen): string {
  return [...source.childNodes]
    .map((child) => {
      if (child instanceof Text) {
        if (!isText) return '';
        pen.use(here['font-family'], child.data);
        return escapeXml(child.data);
      }
      if (!(child instanceof SVGElement) || WITHOUT_MARKS.has(child.localName)) return '';
      const style = getComputedStyle(child);
      if (style.display === 'none' || style.visibility === 'hidden' || child.matches('[data-not-exported]')) return '';
      const made = clone(child, here, pen);
      return markup(child.tagName, made.attributes, made.content);
    })
    .join('');
}

/** A property as attributes: colours as every program knows them, lengths without their unit. */
function write(name: Name, value: string): Record<string, string> {
  if (name === 'fill' || name === 'stroke' || name === 'stop-color') {
    const [reference] = /^url\([^)]*\)/.exec(value) ?? [];
    if (reference) return { [name]: local(reference) };
    const plain = plainColour(value);
    if (!plain) return { [name]: 'none' };
    const alpha = name === 'stop-color' ? 'stop-opacity' : `${name}-opacity`;
    return { [name]: plain.colour, ...(plain.opacity < 1 ? { [alpha]: String(plain.opacity) } : {}) };
  }
  if (name === 'clip-path' || name === 'mask') return value.startsWith('url(') ? { [name]: local(value) } : {};
  if (name === 'text-decoration-line') return { 'text-decoration': value };
  return { [name]: value.replace(/(-?[\d.]+)px/g, '$1') };
}

/** `url("#a")`, and with the page's address before the sign: what stands in the same file. */
const local = (reference: string) => reference.replace(/url\(["']?[^#]*#([^"')]*)["']?\)/, 'url(#$1)');
