/** One block at one token, inside the picture. */
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';

export const view: ViewSpec = {
  id: 'block',
  title: 'app:middle.block',
  hint: 'app:middle.blockHint',
  zone: 'panel',
  needs: 'trace',
  saysWhatLacks: true,
  lazy: true,
  depth: 'inside',
  reveals: true,
  Component: lazyAgain(async () => ({ default: (await import('./BlockView.tsx')).BlockView })),
};
