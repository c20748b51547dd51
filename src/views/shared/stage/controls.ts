/** Controls inside views that a lesson may leave out, by their ids among what is hidden. */
import { useValue } from '@/views/shared/StoresContext.tsx';

export const CONTROLS = ['sampling', 'export'] as const;
export type ControlId = (typeof CONTROLS)[number];

export function useControl(id: ControlId): boolean {
  return useValue('selection', ({ hidden }) => !hidden.includes(id));
}
