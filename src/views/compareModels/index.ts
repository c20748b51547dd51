/** The same text on two models, side by side. */
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { CompareModelsView } from './CompareModelsView.tsx';

export const view: ViewSpec = {
  id: 'compareModels',
  title: 'compareModels:heading',
  zone: 'compareModels',
  needs: null,
  // It comes with its stage.
  lazy: false,
  depth: 'basics',
  reveals: true,
  Component: CompareModelsView,
};
