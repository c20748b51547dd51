/**
 * What of a panel can be taken along: the drawings that are on show in it, its tables, its formulas. A table that told
 * its numbers (ExportTable) is that; any other is read as it stands, with the full numbers behind what is written. What
 * belongs to a panel inside this one is that panel's own.
 */
import type { ExportedTable, ExportScopeValue } from '@/elements/ExportScope.tsx';
import { isShown } from './capture/isShown.ts';
import { readTable, tableName } from './readTable.ts';

export interface Exports {
  readonly drawings: readonly HTMLElement[];
  readonly tables: readonly ExportedTable[];
  readonly formulas: readonly string[];
}

export function listExports({ own, title, tables }: ExportScopeValue): Exports {
  const panel = own.ref.current;
  if (!panel) return { drawings: [], tables: [], formulas: [] };
  const find = (selector: string) =>
    [...panel.querySelectorAll<HTMLElement>(selector)].filter((found) => found.closest('[data-exports]') === panel);
  const told = tables();
  const names = new Set(told.map(({ label }) => label));
  const read = find('table')
    .filter((table) => table.closest('[data-not-exported]') === null)
    .map((table): ExportedTable => {
      const name = tableName(table) ?? title;
      return { label: name, fileName: name, table: () => readTable(table) };
    })
    .filter(({ label }) => !names.has(label));
  return {
    drawings: find('[data-drawing]').filter(
      (drawing) => !drawing.parentElement?.closest('[data-drawing]') && isShown(drawing),
    ),
    tables: [...told, ...read],
    formulas: find('[data-tex]')
      .filter(isShown)
      .map((formula) => formula.dataset['tex'] ?? ''),
  };
}
