/** The workbench with what its visitor has chosen to see. */
import { useValue } from '@/views/shared/StoresContext.tsx';
import { Stage } from '@/views/shared/stage/Stage.tsx';
import styles from './App.module.css';
import { EXPLORE } from './stages/explore.ts';
import { useExploreChoices } from './useExploreChoices.ts';
import { useFetchAhead } from './useFetchAhead.ts';

export function ExplorePage() {
  const choices = useExploreChoices();
  useFetchAhead();
  const zoom = useValue('selection', (state) => state.zoom);
  const depth = useValue('selection', (state) => state.depth);
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
