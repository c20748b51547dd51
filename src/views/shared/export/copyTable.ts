/** A table into the clipboard, so that a spreadsheet pastes its cells; false where the browser does not let the page. */
import type { CsvTable } from '@/draw/toCsv.ts';
import { toHtmlTable, toTsv } from '@/draw/toPastedTable.ts';

export async function copyTable(table: CsvTable): Promise<boolean> {
  const text = toTsv(table);
  try {
    const blob = (type: string, content: string) => ({ [type]: new Blob([content], { type }) });
    // Not in Firefox 115.
    const Item = (globalThis as { ClipboardItem?: typeof ClipboardItem }).ClipboardItem;
    if (Item)
      await navigator.clipboard.write([
        new Item({ ...blob('text/plain', text), ...blob('text/html', toHtmlTable(table)) }),
      ]);
    else await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
