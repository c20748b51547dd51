/** How far the pass has come that is being walked through, and what of the picture's numbers is there by then. */
import { useMemo } from 'react';
import { passReach, type PassReach } from '@/model/passReach.ts';
import { isStepping } from '@/store/player.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import type { ColumnWords } from './usePicture.ts';

/** Null at rest: the pass is complete. */
export function usePassReach(layerCount: number): PassReach | null {
  const stage = useValue('player', (state) => state.stage);
  const isWalked = useValue('player', isStepping);
  return useMemo(() => (isWalked ? passReach(stage, layerCount) : null), [isWalked, stage, layerCount]);
}

/** The words of the levels that the pass has reached: what comes later is to be guessed. */
export function useReachedLens(lens: readonly ColumnWords[], reach: PassReach | null): readonly ColumnWords[] {
  const levels = reach?.levels ?? null;
  return useMemo(() => (levels === null ? lens : lens.map((words) => words && words.slice(0, levels))), [lens, levels]);
}
