/** Where the text is written. */
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { PromptView } from './PromptView.tsx';

export const view: ViewSpec = {
  id: 'prompt',
  title: 'prompt:heading',
  zone: 'prompt',
  needs: null,
  lazy: false,
  depth: 'basics',
  Component: PromptView,
};
