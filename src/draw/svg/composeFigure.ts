/**
 * A figure that can leave the page: drawings below each other, above them their title, below them what they are of
 * (model, text, date), all with plain colours and with the fonts it names inside it. Numbers are CSS pixels.
 */
import { escapeXml } from './escapeXml.ts';
import { wrapText } from './wrapText.ts';

/** What of the page was drawn, as SVG marks in a place of its own. */
export interface DrawnPart {
  readonly markup: string;
  readonly defs: string;
  /** Where its marks lie. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Said above it, where a figure has several parts. */
  readonly caption: string | null;
}

export interface FigureFacts {
  readonly title: string;
  /** "Model: … · date", and other lines that are kept short. */
  readonly lines: readonly string[];
  /** The text that the model reads; null where the drawing is of none. */
  readonly text: string | null;
}

export interface FigureStyle {
  readonly paper: string;
  readonly ink: string;
  readonly inkMuted: string;
  readonly fontFamily: string;
  /** `@font-face` rules with their bytes in them. */
  readonly fontFaces: string;
  readonly measure: (text: string, fontSize: number) => number;
}

export interface Figure {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 20;
const GAP = 16;
const TITLE = { size: 18, line: 26 };
const SMALL = { size: 12, line: 17 };
/** Of a narrow drawing: what stands below it must be legible. */
const LEAST_WIDTH = 420;
const MOST_TEXT_LINES = 4;

export function composeFigure(parts: readonly DrawnPart[], facts: FigureFacts, style: FigureStyle): Figure {
  const inner = Math.ceil(Math.max(LEAST_WIDTH, ...parts.map((part) => part.width)));
  const marks: string[] = [];
  let y = MARGIN;
  const write = (text: string, { size, line }: typeof SMALL, colour: string, weight = 400) => {
    const baseline = round(y + line / 2 + size * 0.35);
    marks.push(
      `<text x="${MARGIN}" y="${baseline}" font-size="${size}" font-weight="${weight}" fill="${colour}" xml:space="preserve">${escapeXml(text)}</text>`,
    );
    y += line;
  };
  const lines = (text: string, font: typeof SMALL, mostLines: number) =>
    wrapText(text, { measure: (words) => style.measure(words, font.size), width: inner, mostLines });
  for (const line of lines(facts.title, TITLE, 3)) write(line, TITLE, style.ink, 600);
  y += GAP / 2;
  for (const part of parts) {
    if (part.caption !== null && parts.length > 1)
      for (const line of lines(part.caption, SMALL, 2)) write(line, SMALL, style.inkMuted, 600);
    marks.push(`<g transform="translate(${round(MARGIN - part.x)} ${round(y - part.y)})">${part.markup}</g>`);
    y += part.height + GAP;
  }
  marks.push(rule(y, inner, style.inkMuted));
  y += GAP / 2;
  if (facts.text !== null) for (const line of lines(facts.text, SMALL, MOST_TEXT_LINES)) write(line, SMALL, style.ink);
  for (const fact of facts.lines) for (const line of lines(fact, SMALL, 3)) write(line, SMALL, style.inkMuted);
  const [width, height] = [inner + 2 * MARGIN, Math.ceil(y + MARGIN - GAP / 2)];
  const faces = style.fontFaces === '' ? '' : `<style>${style.fontFaces}</style>`;
  const described = [facts.text, ...facts.lines].filter((line) => line !== null).join('\n');
  const svg =
    `<?xml version="1.0" encoding="UTF-8"?>\n` +
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `font-family="${escapeXml(style.fontFamily)}" style="font-variant-ligatures:none;font-variant-numeric:tabular-nums">` +
    `<title>${escapeXml(facts.title)}</title><desc>${escapeXml(described)}</desc>` +
    `<defs>${faces}${parts.map((part) => part.defs).join('')}</defs>` +
    `<rect width="${width}" height="${height}" fill="${style.paper}"/>${marks.join('')}</svg>\n`;
  return { svg, width, height };
}

const rule = (y: number, width: number, colour: string) =>
  `<rect x="${MARGIN}" y="${round(y - GAP / 2)}" width="${width}" height="1" fill="${colour}" opacity="0.35"/>`;

/** A hundredth of a pixel is less than any screen or printer shows. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
