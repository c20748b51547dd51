/** The whole pass as one picture, with a place inside (zone "panel") for the layer or head that is looked at. */
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';

export const view: ViewSpec = {
  id: 'picture',
  title: 'picture:heading',
  zone: 'middle',
  needs: 'trace',
  saysWhatLacks: true,
  lazy: true,
  depth: 'inside',
  reveals: true,
  Component: lazyAgain(async () => ({ default: (await import('./MiddleView.tsx')).MiddleView })),
};
