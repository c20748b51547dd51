/** The workbench with what its visitor has chosen to see; or two models compared, while a second one is asked for. */
import { Suspense, useEffect, useRef } from 'react';
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import { PanelBoundary } from '@/views/shared/stage/PanelBoundary.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { Stage } from '@/views/shared/stage/Stage.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './App.module.css';
import { EXPLORE } from './stages/explore.ts';
import { useExploreChoices } from './useExploreChoices.ts';
import { useFetchAhead } from './useFetchAhead.ts';

const ComparePage = lazyAgain(async () => ({ default: (await import('./ComparePage.tsx')).ComparePage }));

export function ExplorePage() {
  const { t } = useTranslation('app');
  const choices = useExploreChoices();
  useFetchAhead();
  const zoom = useValue('selection', (state) => state.zoom);
  const depth = useValue('selection', (state) => state.depth);
  const isComparing = useValue('modelComparison', (state) => state.source !== null);
  const wasComparing = useRef(false);
  useEffect(() => {
    // What had the focus is gone with the comparison: it goes to where the tokens stand, in either stage.
    if (wasComparing.current && !isComparing) document.getElementById('tokens')?.focus();
    wasComparing.current = isComparing;
  }, [isComparing]);
  if (isComparing)
    return (
      <PanelBoundary what="compareModels">
        <Suspense fallback={<p role="status">{t('places.loading')}</p>}>
          <ComparePage />
        </Suspense>
      </PanelBoundary>
    );
  // Zoomed in, the rows above give their room to the panel: see App.module.css.
  return (
    <Stage
      stage={EXPLORE}
      choices={choices}
      className={styles.workbench}
      data-depth={depth}
      data-near={zoom === 'model' || depth === 'basics' ? undefined : zoom}
    />
  );
}
