/** The messages of the training page. They come with that page, so that the first one does not wait for them. */
import i18next from 'i18next';
import training from './messages/en/training.json';
import tuning from './messages/en/tuning.json';

export const trainingEnglish = { training, tuning } as const;

/** Adds them to the catalog, which must have been started. */
export function addTrainingMessages(): void {
  for (const [namespace, messages] of Object.entries(trainingEnglish))
    i18next.addResourceBundle('en', namespace, messages, true, true);
}
