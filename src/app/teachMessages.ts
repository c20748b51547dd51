/** The messages of the place where lessons are made. They come with it, so that the first page does not wait for them. */
import i18next from 'i18next';
import teach from './messages/en/teach.json';

export const teachEnglish = { teach } as const;

/** Adds them to the catalog, which must have been started. */
export function addTeachMessages(): void {
  i18next.addResourceBundle('en', 'teach', teach, true, true);
}
