/** Views of what vectors mean, in their order on the page: the tables a text begins with, then what becomes of it. */
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { InContextView } from './InContextView.tsx';
import { MapView } from './MapView.tsx';
import { NeighboursView } from './NeighboursView.tsx';
import { PositionsView } from './PositionsView.tsx';
import { UnembeddingView } from './UnembeddingView.tsx';
import { VectorSumView } from './VectorSumView.tsx';

/** They come with the page's part, and each says itself what a model cannot tell. */
const OWN = { zone: 'main', needs: null, lazy: false, depth: 'basics' } as const;

export const views: readonly ViewSpec[] = [
  { ...OWN, id: 'tokenMap', title: 'meaning:map.heading', Component: MapView },
  { ...OWN, id: 'neighbours', title: 'meaning:neighbours.heading', Component: NeighboursView },
  { ...OWN, id: 'vectorSum', title: 'meaning:sum.heading', Component: VectorSumView },
  { ...OWN, id: 'positions', title: 'meaning:positions.heading', Component: PositionsView },
  { ...OWN, id: 'inContext', title: 'meaning:context.heading', Component: InContextView },
  { ...OWN, id: 'unembedding', title: 'meaning:search.heading', Component: UnembeddingView },
];
