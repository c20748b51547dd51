/** The parts of the page that the phase on show fills, each from its own folder (phaseViews.ts). */
import { PHASE_VIEWS, type PhaseViews } from './phaseViews.ts';
import { useTrained } from './TrainingContext.tsx';

function usePhaseViews(): PhaseViews | undefined {
  return PHASE_VIEWS[useTrained('training', (state) => state.phase)];
}

export function PhaseControls() {
  const views = usePhaseViews();
  return views ? <views.Controls /> : null;
}

export function PhaseMiddle() {
  const views = usePhaseViews();
  return views ? <views.Middle /> : null;
}

export function PhaseSamples() {
  const views = usePhaseViews();
  return views ? <views.Aside.samples /> : null;
}

export function PhaseFormula() {
  const views = usePhaseViews();
  return views ? <views.Aside.formula /> : null;
}
