/** How far the pass has come that is being walked through, for all that tells what it computes; and the way out. */
import { useMemo } from 'react';
import { passReach, type PassReach } from '@/model/passReach.ts';
import { isStepping } from '@/store/player.ts';
import { useStores, useValue } from './StoresContext.tsx';

/** Null at rest, and at Basics, where there are no stages: the pass is complete. */
export function usePassReach(layerCount: number): PassReach | null {
  const stage = useValue('player', (state) => state.stage);
  const isWalked = useValue('player', isStepping);
  const hasStages = useValue('selection', (state) => state.depth !== 'basics');
  return useMemo(
    () => (isWalked && hasStages ? passReach(stage, layerCount) : null),
    [isWalked, hasStages, stage, layerCount],
  );
}

/** Ends the walk: everything that the model has computed is shown. */
export function useShowAll(): () => void {
  const { conductor } = useStores();
  return () => {
    conductor.pause();
    conductor.goToStage({ kind: 'tokenize' });
  };
}
