/** Two outcomes side by side. */
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';

export const view: ViewSpec = {
  id: 'compare',
  title: 'app:outcome.compare',
  hint: 'app:outcome.compareHint',
  zone: 'outcome',
  needs: null,
  lazy: true,
  depth: 'everything',
  reveals: true,
  Component: lazyAgain(async () => ({ default: (await import('./CompareView.tsx')).CompareView })),
};
