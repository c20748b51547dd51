/** What one paragraph takes in each language. */
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';

export const view: ViewSpec = {
  id: 'languages',
  title: 'languages:heading',
  zone: 'main',
  needs: null,
  lazy: true,
  depth: 'basics',
  Component: lazyAgain(async () => ({ default: (await import('./LanguagesView.tsx')).LanguagesView })),
};
