/**
 * A table for the clipboard, as programs take it that paste cells: lines of cells with tabs between them, and the same
 * in HTML for those that prefer it. Words that would be formulas are made harmless as in a file (toCsv.ts).
 */
import { safeCell, type CsvCell, type CsvTable } from './toCsv.ts';
import { escapeXml } from './svg/escapeXml.ts';

export function toTsv({ columns, rows }: CsvTable): string {
  return [columns, ...rows].map((row) => row.map(writeCell).join('\t')).join('\n');
}

/** Spreadsheets read quotes here as in CSV. */
function writeCell(cell: CsvCell): string {
  const text = safeCell(cell);
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function toHtmlTable({ columns, rows }: CsvTable): string {
  const line = (cells: readonly CsvCell[], tag: 'td' | 'th') =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeXml(safeCell(cell))}</${tag}>`).join('')}</tr>`;
  return `<table>${line(columns, 'th')}${rows.map((row) => line(row, 'td')).join('')}</table>`;
}
