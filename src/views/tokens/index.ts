/** The text as the model reads it. */
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { TokensView } from './TokensView.tsx';

export const view: ViewSpec = {
  id: 'tokens',
  title: 'tokens:heading',
  zone: 'tokens',
  needs: null,
  lazy: false,
  depth: 'basics',
  Component: TokensView,
};
