/** At Basics: a word to guess before the model's answer is seen, and the way into the course. */
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { GuessView } from './GuessView.tsx';

export const view: ViewSpec = {
  id: 'guess',
  title: 'nextToken:guess.label',
  zone: 'guess',
  needs: null,
  lazy: false,
  depth: 'basics',
  Component: GuessView,
};
