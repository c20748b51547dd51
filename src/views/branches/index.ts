/** Every text tried so far. */
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';

export const view: ViewSpec = {
  id: 'branches',
  title: 'app:guide.branches',
  hint: 'app:guide.branchesHint',
  zone: 'guide',
  needs: null,
  lazy: true,
  depth: 'everything',
  reveals: true,
  Component: lazyAgain(async () => ({ default: (await import('./BranchesView.tsx')).BranchesView })),
};
