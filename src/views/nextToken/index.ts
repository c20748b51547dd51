/** What comes next, and how it is drawn. */
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { LazyNext } from './LazyNext.ts';
import { NextTokenView } from './NextTokenView.tsx';

export const view: ViewSpec = {
  id: 'next',
  title: 'app:outcome.next',
  hint: 'app:outcome.nextHint',
  zone: 'outcome',
  needs: null,
  lazy: false,
  depth: 'basics',
  reveals: true,
  fetchAhead: LazyNext.fetchAhead,
  Component: NextTokenView,
};
