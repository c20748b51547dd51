/** The messages of the course. They come with it, so that the first page does not wait for them. */
import i18next from 'i18next';
import learn from './messages/en/learn.json';

export const learnEnglish = { learn } as const;

/** Adds them to the catalog, which must have been started. */
export function addLearnMessages(): void {
  i18next.addResourceBundle('en', 'learn', learn, true, true);
}
