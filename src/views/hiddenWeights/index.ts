/** The weights of the selected head as a table for those who read the page. */
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { HiddenWeights } from './HiddenWeights.tsx';

export const view: ViewSpec = {
  id: 'weights',
  title: 'attention:table.caption',
  zone: 'middle',
  needs: 'attention',
  lazy: false,
  depth: 'inside',
  Component: HiddenWeights,
};
