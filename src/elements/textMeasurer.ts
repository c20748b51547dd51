/** How wide words are in a font, CSS pixels; each is measured once. */

/** Where there is no canvas (a test), a character counts as so many pixels. */
const GUESSED_WIDTH = 9;

/** `font`: as CSS writes it. */
export function textMeasurer(font: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = font;
  const known = new Map<string, number>();
  return (text) => {
    let width = known.get(text);
    if (width === undefined) {
      width = context?.measureText(text).width ?? text.length * GUESSED_WIDTH;
      known.set(text, width);
    }
    return width;
  };
}
