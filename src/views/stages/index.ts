/** The stage of the pass, explained with its numbers. */
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';

export const view: ViewSpec = {
  id: 'explain',
  title: 'app:guide.explain',
  hint: 'app:guide.explainHint',
  zone: 'guide',
  needs: null,
  lazy: true,
  depth: 'inside',
  reveals: true,
  Component: lazyAgain(async () => ({ default: (await import('./StagesView.tsx')).StagesView })),
};
