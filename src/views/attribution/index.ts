/** What every part of the model adds to a logit. */
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';

export const view: ViewSpec = {
  id: 'attribution',
  title: 'app:outcome.attribution',
  hint: 'app:outcome.attributionHint',
  zone: 'outcome',
  needs: 'trace',
  saysWhatLacks: true,
  lazy: true,
  depth: 'everything',
  reveals: true,
  Component: lazyAgain(async () => ({ default: (await import('./AttributionView.tsx')).AttributionView })),
};
