/** The places of the page, in the order of their links. Each keeps its state while another one is on show. */
import type { ComponentType } from 'react';
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import type { Page } from '@/store/selection.ts';
import { ExplorePage } from './ExplorePage.tsx';

export interface Place {
  readonly page: Page;
  /** Whether it looks into the loaded model, which then stands in the header with what it has just computed. */
  readonly hasModel: boolean;
  /** The element where the place begins, past the header. */
  readonly start: string;
  /** Words of the link that leads there. */
  readonly skip: 'skip' | 'places.skipTraining' | 'places.skipLearn' | 'places.skipTokens' | 'places.skipTeach';
  /** Fetched when it is opened first, and made then; the others are there from the beginning. */
  readonly isLazy: boolean;
  readonly Component: ComponentType;
}

export const PLACES: readonly Place[] = [
  {
    page: 'learn',
    hasModel: true,
    start: 'learn',
    skip: 'places.skipLearn',
    isLazy: true,
    Component: lazyAgain(async () => ({ default: (await import('./LearnPage.tsx')).LearnPage })),
  },
  { page: 'workbench', hasModel: true, start: 'tokens', skip: 'skip', isLazy: false, Component: ExplorePage },
  {
    page: 'tokens',
    hasModel: true,
    start: 'tokensDesk',
    skip: 'places.skipTokens',
    isLazy: true,
    Component: lazyAgain(async () => ({ default: (await import('./TokensPage.tsx')).TokensPage })),
  },
  {
    page: 'training',
    hasModel: false,
    start: 'training',
    skip: 'places.skipTraining',
    isLazy: true,
    Component: lazyAgain(async () => ({ default: (await import('./TrainingPage.tsx')).TrainingPage })),
  },
  {
    page: 'teach',
    hasModel: false,
    start: 'teach',
    skip: 'places.skipTeach',
    isLazy: true,
    Component: lazyAgain(async () => ({ default: (await import('./TeachPage.tsx')).TeachPage })),
  },
];
