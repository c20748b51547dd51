/** Changes inside the model, and what comes of them. */
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';

export const view: ViewSpec = {
  id: 'whatif',
  title: 'app:guide.whatif',
  hint: 'app:guide.whatifHint',
  zone: 'guide',
  needs: 'trace',
  saysWhatLacks: true,
  lazy: true,
  depth: 'inside',
  reveals: true,
  Component: lazyAgain(async () => ({ default: (await import('./WhatIfView.tsx')).WhatIfView })),
};
