/** A tokenizer learnt live: what it learns from and how far, what it learns next, and how it then cuts the text. */
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { LearntPanel } from './LearntPanel.tsx';
import { NextPanel } from './NextPanel.tsx';
import { ResultPanel } from './ResultPanel.tsx';
import { TrainPanel } from './TrainPanel.tsx';

const OWN = { zone: 'main', needs: null, lazy: false, depth: 'basics' } as const;

export const views: readonly ViewSpec[] = [
  { ...OWN, id: 'bpeTrain', title: 'bpe:heading', Component: TrainPanel },
  { ...OWN, id: 'bpeNext', title: 'bpe:next.heading', Component: NextPanel },
  { ...OWN, id: 'bpeLearnt', title: 'bpe:learnt.heading', Component: LearntPanel },
  { ...OWN, id: 'bpeResult', title: 'bpe:result.heading', Component: ResultPanel },
];
