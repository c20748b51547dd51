/** The workbench with what its visitor has chosen to see. */
import { useMemo } from 'react';
import { ZOOMS } from '@/store/selection.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { Stage } from '@/views/shared/stage/Stage.tsx';
import type { Choices } from '@/views/shared/stage/ViewSpec.ts';
import styles from './App.module.css';
import { EXPLORE } from './stages/explore.ts';

export function ExplorePage() {
  const { conductor } = useStores();
  const zoom = useValue('selection', (state) => state.zoom);
  const outcome = useValue('selection', (state) => state.outcome);
  const guide = useValue('selection', (state) => state.guide);
  const choices = useMemo((): Choices => {
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
  // Zoomed in, the rows above give their room to the panel: see App.module.css.
  return (
    <Stage
      stage={EXPLORE}
      choices={choices}
      className={styles.workbench}
      data-near={zoom === 'model' ? undefined : zoom}
    />
  );
}
