/** The messages of views that Basics does not show. They come with those views, so that the first page does not wait for them. */
import i18next from 'i18next';
import attention from './messages/en/attention.json';
import compare from './messages/en/compare.json';
import picture from './messages/en/picture.json';
import whatif from './messages/en/whatif.json';

export const insideEnglish = { attention, compare, picture, whatif } as const;

/** Adds them to the catalog, which must have been started. */
export function addInsideMessages(): void {
  for (const [namespace, messages] of Object.entries(insideEnglish))
    i18next.addResourceBundle('en', namespace, messages, true, true);
}
