/** The weights of the selected head as a table for those who read the page. */
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';

export const view: ViewSpec = {
  id: 'weights',
  title: 'attention:table.caption',
  zone: 'middle',
  needs: 'attention',
  lazy: true,
  depth: 'inside',
  Component: lazyAgain(async () => ({ default: (await import('./HiddenWeights.tsx')).HiddenWeights })),
};
