/** The words of the levels that the pass has reached: what comes later is to be guessed. */
import { useMemo } from 'react';
import type { PassReach } from '@/model/passReach.ts';
import type { ColumnWords } from './usePicture.ts';

export function useReachedLens(lens: readonly ColumnWords[], reach: PassReach | null): readonly ColumnWords[] {
  const levels = reach?.levels ?? null;
  return useMemo(() => (levels === null ? lens : lens.map((words) => words && words.slice(0, levels))), [lens, levels]);
}
