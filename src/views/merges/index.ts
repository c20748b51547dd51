/** How the text is cut: its pieces, the merges of one of them, where its tokens come from, and the same word otherwise. */
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { FamilyPanel } from './FamilyPanel.tsx';
import { MergesPanel } from './MergesPanel.tsx';
import { PiecesPanel } from './PiecesPanel.tsx';
import { VariantsPanel } from './VariantsPanel.tsx';

const OWN = { zone: 'main', needs: null, lazy: false, depth: 'basics' } as const;

export const views: readonly ViewSpec[] = [
  { ...OWN, id: 'pieces', title: 'merges:pieces.heading', Component: PiecesPanel },
  { ...OWN, id: 'merges', title: 'merges:heading', Component: MergesPanel },
  { ...OWN, id: 'family', title: 'merges:family.heading', Component: FamilyPanel },
  { ...OWN, id: 'variants', title: 'merges:variants.heading', Component: VariantsPanel },
];
