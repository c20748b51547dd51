/** Tells a table to the *Export* of the panel it stands in: its numbers in full, with names for a program. It shows nothing. */
import { useExportedTable, type ExportedTable } from '@/elements/ExportScope.tsx';

/** `table` is asked when the table is saved or copied, and not before. */
export function ExportTable(table: ExportedTable) {
  useExportedTable(table);
  return null;
}
