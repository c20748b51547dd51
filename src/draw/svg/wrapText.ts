/**
 * A text in lines of a width, broken between words where it can be, with an ellipsis where it is longer than the lines
 * there are: the end of a text is kept, because from there the next token is predicted.
 */
export interface Wrapping {
  /** How wide a text is, in the unit of `width`. */
  readonly measure: (text: string) => number;
  readonly width: number;
  readonly mostLines: number;
}

export function wrapText(text: string, { measure, width, mostLines }: Wrapping): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<= )/)) {
    if (measure((line + word).trimEnd()) <= width) {
      line += word;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    line = '';
    // A word that is longer than a line, as in writing without spaces, is broken anywhere.
    for (const character of word) {
      if (line !== '' && measure(line + character) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  if (line !== '') lines.push(line.trimEnd());
  if (lines.length <= mostLines) return lines;
  const [first = '', ...others] = lines.slice(-mostLines);
  return [`… ${first}`, ...others];
}
