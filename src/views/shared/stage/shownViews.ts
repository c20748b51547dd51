/** Which views of a stage are on show: the right depth, not hidden, and not without anything to say. */
import { useMemo } from 'react';
import type { Model } from '@/store/network.ts';
import { DEPTHS, type Depth } from '@/store/selection.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import type { Capability, ViewSpec } from './ViewSpec.ts';

export interface Showing {
  readonly depth: Depth;
  readonly hidden: readonly string[];
  can(capability: Capability): boolean;
}

/** A model that is not here yet may turn out to tell everything; until then views say what they wait for. */
export function canTell(model: Model | null): Showing['can'] {
  return () => model?.transparency !== 'opaque';
}

export function shownViews(views: readonly ViewSpec[], { depth, hidden, can }: Showing): readonly ViewSpec[] {
  return views.filter(
    (view) =>
      DEPTHS.indexOf(view.depth) <= DEPTHS.indexOf(depth) &&
      !hidden.includes(view.id) &&
      (view.needs === null || view.saysWhatLacks === true || can(view.needs)),
  );
}

export function useShownViews(views: readonly ViewSpec[]): readonly ViewSpec[] {
  const depth = useValue('selection', (state) => state.depth);
  const hidden = useValue('selection', (state) => state.hidden);
  const model = useValue('network', (state) => state.model);
  return useMemo(() => shownViews(views, { depth, hidden, can: canTell(model) }), [views, depth, hidden, model]);
}
