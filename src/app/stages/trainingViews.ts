/**
 * Ids of the training page's views as lessons show them (src/views/training/lessonStage.ts). A list of its own, because
 * that page is fetched when such a step is opened, and what a step hides is said before.
 */
export const TRAINING_VIEWS = [
  'lookBack',
  'run',
  'living',
  'loss',
  'watched',
  'counts',
  'answers',
  'forgetting',
  'judge',
  'leash',
  'clicking',
  'measures',
  'samples',
  'formula',
  'life',
] as const;
