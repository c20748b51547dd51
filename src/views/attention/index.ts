/** One head, inside the picture. */
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';

export const view: ViewSpec = {
  id: 'head',
  title: 'app:middle.head',
  hint: 'app:middle.headHint',
  zone: 'panel',
  needs: 'attention',
  saysWhatLacks: true,
  lazy: true,
  depth: 'inside',
  reveals: true,
  Component: lazyAgain(async () => ({ default: (await import('./AttentionView.tsx')).AttentionView })),
};
