/**
 * A table as CSV, by RFC 4180: commas, lines ended by CRLF, a field in quotes where it holds a comma, a quote or the
 * end of a line, and quotes doubled. Numbers are in full with a decimal point in every language, because a program
 * reads them, not a person; what is not known is an empty field.
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
  if (cell === null || (typeof cell === 'number' && Number.isNaN(cell))) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
