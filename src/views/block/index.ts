/** One block at one token, inside the picture. */
import { lazy } from 'react';
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
  Component: lazy(async () => ({ default: (await import('./BlockView.tsx')).BlockView })),
};
