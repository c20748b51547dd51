/**
 * A table as CSV, by RFC 4180: commas, lines ended by CRLF, a field in quotes where it holds a comma, a quote or the
 * end of a line, and quotes doubled. Numbers are in full with a decimal point in every language, because a program
 * reads them, not a person; what is not known is an empty field. A word that a spreadsheet would take for a formula
 * gets an apostrophe before it (safeCell).
 */
export type CsvCell = string | number | null;

export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
}

export function toCsv({ columns, rows }: CsvTable): string {
  return [columns, ...rows].map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(cell: CsvCell): string {
  const text = safeCell(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What makes a spreadsheet compute a cell, or fetch something for it: tokens of a stranger's text begin with these too. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** A cell as text that no spreadsheet runs. Source: OWASP, "CSV Injection". */
export function safeCell(cell: CsvCell): string {
  if (cell === null || (typeof cell === 'number' && Number.isNaN(cell))) return '';
  const text = String(cell);
  return typeof cell === 'string' && FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
