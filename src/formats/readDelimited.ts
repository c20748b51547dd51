/**
 * Text in columns, as spreadsheets and forms write it (RFC 4180, with any sign between the columns): fields in quotes may
 * hold that sign, ends of lines, and quotes that are doubled. A quote that is never closed is a letter like others, so
 * that one stray quote does not swallow the rest of a class. Lines without anything are left out.
 */
export function readDelimited(text: string, separator: string, mostRows = Infinity): string[][] {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < source.length && rows.length < mostRows) {
    const field = quotedField(source, at, separator) ?? bareField(source, at, separator);
    row.push(field.value);
    at = field.end;
    if (source.startsWith(separator, at)) {
      at += separator.length;
      // A separator at the very end has an empty field behind it.
      if (at < source.length) continue;
      row.push('');
    }
    if (row.some((value) => value.trim() !== '')) rows.push(row);
    row = [];
    at += source.startsWith('\r\n', at) ? 2 : 1;
  }
  return rows;
}

interface Field {
  readonly value: string;
  readonly end: number;
}

function quotedField(source: string, at: number, separator: string): Field | null {
  if (source[at] !== '"') return null;
  let from = at + 1;
  for (;;) {
    const close = source.indexOf('"', from);
    if (close === -1) return null;
    if (source[close + 1] !== '"') {
      const end = close + 1;
      const next = source[end];
      const isEnd = next === undefined || next === '\n' || next === '\r' || source.startsWith(separator, end);
      return isEnd ? { value: source.slice(at + 1, close).replaceAll('""', '"'), end } : null;
    }
    from = close + 2;
  }
}

function bareField(source: string, at: number, separator: string): Field {
  let end = at;
  while (end < source.length && source[end] !== '\n' && source[end] !== '\r' && !source.startsWith(separator, end))
    end++;
  return { value: source.slice(at, end), end };
}
