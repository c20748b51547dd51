/** The messages of the sheet of models. They come with it, so that the first page does not wait for them. */
import i18next from 'i18next';
import sheet from './messages/en/sheet.json';

export const sheetEnglish = { sheet } as const;

/** Adds them to the catalog, which must have been started. */
export function addSheetMessages(): void {
  i18next.addResourceBundle('en', 'sheet', sheet, true, true);
}
