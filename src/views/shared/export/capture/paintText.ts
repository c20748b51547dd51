/** The words of a text node, line by line, where the browser has set them and as wide as it has. */
import { escapeXml } from '@/draw/svg/escapeXml.ts';
import { plainColour } from '@/draw/svg/plainColour.ts';
import type { Inside } from './Inside.ts';
import { lineUp } from './lineUp.ts';
import { measureWith, type Font } from './measure.ts';
import type { Pen } from './Pen.ts';

export function paintText(node: Text, around: Element, style: CSSStyleDeclaration, inside: Inside, pen: Pen): void {
  if (node.data.trim() === '' && !style.whiteSpace.startsWith('pre')) return;
  const colour = plainColour(style.color);
  const size = Number.parseFloat(style.fontSize);
  if (!colour || size === 0) return;
  const font: Font = { style: style.fontStyle, weight: style.fontWeight, size, family: style.fontFamily };
  const { measure, ascent, descent } = measureWith(font);
  const isSpaced = style.letterSpacing !== 'normal' && style.letterSpacing !== '0px';
  const turn = Math.round((inside.turn + (style.writingMode.startsWith('vertical') ? 90 : 0)) % 360);
  const isUpright = turn === 90 || turn === 270;
  for (const line of lineUp(node, style, measure)) {
    const { left, top, right, bottom, width, height } = line.box;
    const [length, thickness] = isUpright ? [height, width] : [width, height];
    const { text, isCut } = endedBy(line.text, around, style, line.box, measure);
    const drop = ascent + (thickness - ascent - descent) / 2;
    const [x, y] = turn === 90 ? [right - drop, top] : turn === 270 ? [left + drop, bottom] : [left, top + drop];
    pen.mark(
      'text',
      {
        x,
        y,
        fill: colour.colour,
        'fill-opacity': colour.opacity < 1 ? colour.opacity : null,
        'font-family': font.family,
        'font-size': size,
        'font-weight': font.weight === '400' ? null : font.weight,
        'font-style': font.style === 'normal' ? null : font.style,
        'letter-spacing': isSpaced ? style.letterSpacing : null,
        'text-decoration': [...new Set(inside.decorations)].join(' '),
        // Where the font is another one, words stay as wide as they were, and what stands beside them free.
        textLength: isSpaced || isCut || [...text].length < 2 ? null : length,
        lengthAdjust: isSpaced || isCut || [...text].length < 2 ? null : 'spacingAndGlyphs',
        transform: isUpright ? `rotate(${turn} ${round(x)} ${round(y)})` : null,
        'xml:space': 'preserve',
      },
      escapeXml(text),
    );
    pen.cover(line.box);
    pen.use(font.family, text);
  }
}

const round = (value: number) => Math.round(value * 100) / 100;

/** What does not fit into a box that ends its words with an ellipsis. */
function endedBy(
  text: string,
  around: Element,
  style: CSSStyleDeclaration,
  { left, right }: DOMRect,
  measure: (text: string) => number,
): { readonly text: string; readonly isCut: boolean } {
  const isEnding = style.textOverflow === 'ellipsis' && style.overflowX !== 'visible';
  const edge = around.getBoundingClientRect().right - (Number.parseFloat(style.paddingRight) || 0);
  if (!isEnding || right <= edge + 1) return { text, isCut: false };
  const characters = [...text];
  while (characters.length > 0 && left + measure(`${characters.join('')}…`) > edge) characters.pop();
  return { text: `${characters.join('')}…`, isCut: true };
}
