/** A text node as the lines in which it stands, each with its words as they are shown and its place. */

export interface Line {
  readonly text: string;
  readonly box: DOMRect;
}

export function lineUp(node: Text, style: CSSStyleDeclaration, measure: (text: string) => number): readonly Line[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const [box] = boxes;
  if (!box) return [];
  const isKept = style.whiteSpace.startsWith('pre') || style.whiteSpace === 'break-spaces';
  const show = (text: string) => transform(isKept ? text : text.replace(/[ \t\r\n]+/g, ' '), style);
  if (boxes.length === 1) return [{ text: closest(show(node.data), box.width, measure), box }];
  return byLine(node, range).map((line) => ({ text: show(line.text).trimEnd(), box: line.box }));
}

/** Spaces at either end may not be shown: whichever is as wide as what stands there is it. */
function closest(text: string, width: number, measure: (text: string) => number): string {
  const far = (candidate: string) => Math.abs(measure(candidate) - width);
  return [text, text.trimEnd(), text.trimStart(), text.trim()].reduce((best, candidate) =>
    far(candidate) < far(best) - 0.5 ? candidate : best,
  );
}

function transform(text: string, { textTransform }: CSSStyleDeclaration): string {
  if (textTransform === 'uppercase') return text.toUpperCase();
  return textTransform === 'lowercase' ? text.toLowerCase() : text;
}

function byLine(node: Text, range: Range): Line[] {
  const lines: { text: string; box: DOMRect }[] = [];
  let at = 0;
  for (const character of node.data) {
    range.setStart(node, at);
    at += character.length;
    range.setEnd(node, at);
    const box = [...range.getClientRects()].at(-1);
    if (!box || box.width === 0) continue;
    const last = lines.at(-1);
    if (last && isBeside(last.box, box)) {
      last.text += character;
      last.box = around(last.box, box);
    } else lines.push({ text: character, box });
  }
  return lines;
}

const isBeside = (line: DOMRect, box: DOMRect) => Math.abs(line.top - box.top) < box.height / 2;

function around(one: DOMRect, other: DOMRect): DOMRect {
  const [left, top] = [Math.min(one.left, other.left), Math.min(one.top, other.top)];
  return new DOMRect(left, top, Math.max(one.right, other.right) - left, Math.max(one.bottom, other.bottom) - top);
}
