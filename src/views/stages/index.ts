/** The stage of the pass, explained with its numbers. */
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { StagesView } from './StagesView.tsx';

export const view: ViewSpec = {
  id: 'explain',
  title: 'app:guide.explain',
  hint: 'app:guide.explainHint',
  zone: 'guide',
  needs: null,
  lazy: false,
  depth: 'inside',
  reveals: true,
  Component: StagesView,
};
