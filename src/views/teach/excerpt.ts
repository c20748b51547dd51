/** The end of a text, where the next token is predicted, in quotation marks. */
const SHOWN = 48;

export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= SHOWN) return `“${line}”`;
  const end = line.slice(-SHOWN);
  return `“…${end.slice(end.indexOf(' ') + 1)}”`;
}
