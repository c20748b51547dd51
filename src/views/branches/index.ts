/** Every text tried so far. */
import { lazy } from 'react';
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';

export const view: ViewSpec = {
  id: 'branches',
  title: 'app:guide.branches',
  hint: 'app:guide.branchesHint',
  zone: 'guide',
  needs: null,
  lazy: true,
  depth: 'everything',
  Component: lazy(async () => ({ default: (await import('./BranchesView.tsx')).BranchesView })),
};
