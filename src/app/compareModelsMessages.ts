/** The messages of a comparison of models. They come with it, so that the first page does not wait for them. */
import i18next from 'i18next';
import compareModels from './messages/en/compareModels.json';

export const compareModelsEnglish = { compareModels } as const;

/** Adds them to the catalog, which must have been started. */
export function addCompareModelsMessages(): void {
  i18next.addResourceBundle('en', 'compareModels', compareModels, true, true);
}
