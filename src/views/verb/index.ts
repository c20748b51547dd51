/** The page's main verb: the next token. It stands on every tab, at a place that nothing above it can move. */
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { VerbView } from './VerbView.tsx';

export const view: ViewSpec = {
  id: 'verb',
  title: 'nextToken:next',
  zone: 'verb',
  needs: null,
  lazy: false,
  depth: 'basics',
  Component: VerbView,
};
