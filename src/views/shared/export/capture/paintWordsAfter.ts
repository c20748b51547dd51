/** Words that only the style sheet puts behind those of an element (`content: ' ' attr(data-scale)`). */
import { escapeXml } from '@/draw/svg/escapeXml.ts';
import { plainColour } from '@/draw/svg/plainColour.ts';
import { measureWith } from './measure.ts';
import type { Pen } from './Pen.ts';

export function paintWordsAfter(element: HTMLElement, pen: Pen): void {
  const style = getComputedStyle(element, '::after');
  if (style.content === 'none' || style.content === 'normal' || style.position !== 'static') return;
  const words = wordsOf(style.content, element);
  const colour = plainColour(style.color);
  const range = document.createRange();
  range.selectNodeContents(element);
  const last = [...range.getClientRects()].at(-1);
  if (words.trim() === '' || !colour || !last) return;
  const size = Number.parseFloat(style.fontSize);
  const font = { style: style.fontStyle, weight: style.fontWeight, size, family: style.fontFamily };
  const { measure, ascent, descent } = measureWith(font);
  pen.mark(
    'text',
    {
      x: last.right,
      y: last.top + ascent + (last.height - ascent - descent) / 2,
      fill: colour.colour,
      'fill-opacity': Number(style.opacity) * colour.opacity,
      'font-family': font.family,
      'font-size': size,
      'xml:space': 'preserve',
    },
    escapeXml(words),
  );
  pen.cover({ left: last.left, top: last.top, right: last.right + measure(words), bottom: last.bottom });
  pen.use(font.family, words);
}

/** What comes after a stroke is for voices. */
function wordsOf(content: string, element: HTMLElement): string {
  const [shown = ''] = content.split(' / ');
  const parts = shown.match(/"(?:[^"\\]|\\.)*"|attr\([\w-]+\)/g) ?? [];
  return parts
    .map((part) => (part.startsWith('"') ? part.slice(1, -1) : (element.getAttribute(part.slice(5, -1)) ?? '')))
    .join('');
}
