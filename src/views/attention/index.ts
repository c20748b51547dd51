/** One head, inside the picture. */
import { lazy } from 'react';
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
  Component: lazy(async () => ({ default: (await import('./AttentionView.tsx')).AttentionView })),
};
