/** The middle of the workbench alone: the picture, and inside it the view of one block or one head, as the zoom has it. */
import { EXPLORE } from '@/app/stages/explore.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { fetchViews } from '@/views/shared/stage/fetchViews.ts';
import { Stage } from '@/views/shared/stage/Stage.tsx';
import type { StageSpec } from '@/views/shared/stage/ViewSpec.ts';

const MIDDLE: StageSpec = {
  zones: EXPLORE.zones.filter(({ id }) => id === 'middle' || id === 'panel'),
  views: EXPLORE.views,
};

/** So that all of it is there when it is rendered. */
await fetchViews(MIDDLE);

export function MiddleStage() {
  const zoom = useValue('selection', (state) => state.zoom);
  return <Stage stage={MIDDLE} choices={{ panel: { chosen: zoom, choose: () => {} } }} />;
}
