/** The place inside a view for another one: which views may stand there, and the one that does. */
import { useContext, type ReactNode } from 'react';
import { ShownView } from './ShownView.tsx';
import { StageContext } from './StageContext.ts';
import type { ViewSpec } from './ViewSpec.ts';

export interface Slot {
  readonly views: readonly ViewSpec[];
  /** The chosen view; null when none is. */
  readonly content: ReactNode | null;
}

export function useSlot(zoneId: string): Slot {
  const { zones, views: all, choices } = useContext(StageContext);
  const zone = zones.find(({ id }) => id === zoneId);
  const views = all.filter((view) => view.zone === zoneId);
  const chosen = views.find(({ id }) => id === choices[zoneId]?.chosen);
  return { views, content: chosen ? <ShownView key={chosen.id} view={chosen} waiting={zone?.waiting} /> : null };
}
