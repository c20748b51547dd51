/** The way through a pass, stage by stage. */
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';

export const view: ViewSpec = {
  id: 'player',
  title: 'stages:player.region',
  zone: 'player',
  needs: null,
  lazy: true,
  depth: 'inside',
  Component: lazyAgain(async () => ({ default: (await import('./PlayerBar.tsx')).PlayerBar })),
};
