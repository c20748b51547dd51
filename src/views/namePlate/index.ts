/** What this model is, and what it is not. */
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { NamePlate } from './NamePlate.tsx';

export const view: ViewSpec = {
  id: 'namePlate',
  title: 'models:plate.label',
  zone: 'prompt',
  needs: null,
  lazy: false,
  depth: 'basics',
  Component: NamePlate,
};
