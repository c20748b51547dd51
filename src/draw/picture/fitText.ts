/**
 * Shortening words of the interface's 12-pixel type to a width, without measuring: the drawing has hundreds
 * of them, and asking the browser for each would cost a frame.
 */
const NARROW = /[ijltfrI.,:;'"!|()[\]]/u;
const WIDE = /[mwMW@%…]|\P{ASCII}/u;
/** Most of an ellipsis; the rest may stand in the gap beside the word. */
const ELLIPSIS = 7;

/** Roughly how wide a text is, CSS pixels. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, character) => {
    if (WIDE.test(character)) return sum + 9.6;
    return sum + (NARROW.test(character) ? 4 : 7);
  }, 0);
}

/** The text, or as much of its beginning as fits with an ellipsis; at least one character. */
export function fitText(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(characters.join('')) + ELLIPSIS > width) characters.pop();
  return `${characters.join('')}…`;
}

/** Nearly every word begins with a space: in the drawing its sign is left out, and the legend says so. */
export function withoutSpace(label: string): string {
  return label.length > 1 && label.startsWith('·') ? label.slice(1) : label;
}
