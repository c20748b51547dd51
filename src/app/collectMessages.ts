/** The messages of *Collect answers* and of a student's page. They come with it, so that the first page does not wait for them. */
import i18next from 'i18next';
import collect from './messages/en/collect.json';

export const collectEnglish = { collect } as const;

/** Adds them to the catalog, which must have been started. */
export function addCollectMessages(): void {
  i18next.addResourceBundle('en', 'collect', collect, true, true);
}
