/** A table of the page as cells: numbers in full where the page holds them (`<data value>`), else the words. */
import type { CsvCell, CsvTable } from '@/draw/toCsv.ts';

/** What its caption or its label calls it. */
export function tableName(table: Element): string | null {
  const label = table.getAttribute('aria-label') ?? table.querySelector('caption')?.textContent.trim() ?? '';
  if (label !== '') return label;
  const id = table.getAttribute('aria-labelledby');
  return (id && document.getElementById(id)?.textContent.trim()) || null;
}

export function readTable(table: HTMLElement): CsvTable {
  const lines = [...table.querySelectorAll('tr')]
    .filter((row) => row.closest('table') === table)
    .map((row) => [...row.querySelectorAll<HTMLTableCellElement>(':scope > th, :scope > td')].flatMap(readCells));
  const [columns = [], ...rows] = lines;
  return { columns: columns.map((cell) => String(cell ?? '')), rows };
}

/** A cell that is wide fills its first place. */
function readCells(cell: HTMLTableCellElement): CsvCell[] {
  return [readCell(cell), ...Array.from({ length: Math.max(0, cell.colSpan - 1) }, () => null)];
}

function readCell(cell: HTMLElement): CsvCell {
  const words = wordsOf(cell);
  const numbers = [...cell.querySelectorAll('data')];
  const [number] = numbers;
  // A sentence with numbers in it is a sentence.
  if (numbers.length !== 1 || !number || wordsOf(number) !== words) return words === '' ? null : words;
  const value = number.getAttribute('value') ?? '';
  return value === '' || Number.isNaN(Number(value)) ? (value === '' ? null : words) : Number(value);
}

/** What a reader gets: spoken words with them, what only a hand uses left out. */
function wordsOf(element: Element): string {
  const parts: string[] = [];
  for (const node of element.childNodes)
    if (node instanceof Text) parts.push(node.data);
    else if (node instanceof HTMLElement && !isForHands(node)) parts.push(wordsOf(node));
  return parts.join('').replace(/\s+/g, ' ').trim();
}

const isForHands = (element: Element) =>
  element.matches('[aria-hidden="true"], [data-control], [data-not-exported], input, select, svg');
