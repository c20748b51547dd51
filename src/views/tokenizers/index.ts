/** Several tokenizers on the same text. */
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';

export const view: ViewSpec = {
  id: 'tokenizers',
  title: 'tokenizers:heading',
  zone: 'main',
  needs: null,
  lazy: true,
  depth: 'basics',
  Component: lazyAgain(async () => ({ default: (await import('./TokenizersView.tsx')).TokenizersView })),
};
