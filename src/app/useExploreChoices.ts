/** What the visitor has chosen to see in the zones of the workbench. */
import { useMemo } from 'react';
import { ZOOMS } from '@/store/selection.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import type { Choices } from '@/views/shared/stage/ViewSpec.ts';

export function useExploreChoices(): Choices {
  const { conductor } = useStores();
  const zoom = useValue('selection', (state) => state.zoom);
  const outcome = useValue('selection', (state) => state.outcome);
  const guide = useValue('selection', (state) => state.guide);
  return useMemo((): Choices => {
    const zoomTo = (id: string) => {
      const chosen = ZOOMS.find((known) => known === id);
      if (chosen) conductor.zoomTo(chosen);
    };
    return {
      panel: { chosen: zoom, choose: zoomTo },
      outcome: { chosen: outcome, choose: conductor.showOutcome },
      guide: { chosen: guide, choose: conductor.showGuide },
    };
  }, [conductor, zoom, outcome, guide]);
}
