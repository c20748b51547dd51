/** The whole pass as one picture, with a place inside (zone "panel") for the layer or head that is looked at. */
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { MiddleView } from './MiddleView.tsx';

export const view: ViewSpec = {
  id: 'picture',
  title: 'picture:heading',
  zone: 'middle',
  needs: 'trace',
  saysWhatLacks: true,
  lazy: false,
  depth: 'inside',
  reveals: true,
  Component: MiddleView,
};
