/** The change that a card of many runs makes when the visitor has made none: the head, or heads, that repeat. */
import { NO_EXPERIMENT, type Experiment } from '@/model/experiment.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import type { Model } from '@/store/network.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useHeadsOfRoles } from '@/views/whatif/useHeadsOfRoles.ts';

/** Of the embedded model: the head that the first card switches off. */
export const REPEATING_HEAD = { layer: 4, head: 2 } as const;

export function useUsualChange(model: Model): Experiment {
  const headsWith = useHeadsOfRoles();
  const layer = useValue('selection', (state) => state.layer);
  const head = useValue('selection', (state) => state.head);
  const found = model.source.id === EMBEDDED.id ? [REPEATING_HEAD] : (headsWith('induction') ?? []);
  // Where no head is known to repeat, the one that is looked at.
  const heads = found.length > 0 ? found : [{ layer, head }];
  return { ...NO_EXPERIMENT, changes: heads.map((at) => ({ kind: 'head', layer: at.layer, head: at.head })) };
}
