/** Heads by role in the loaded model, once they are measured. */
import { useValue } from '@/views/shared/StoresContext.tsx';
import type { HeadsWith } from './presetFor.ts';

export function useHeadsOfRoles(): HeadsWith {
  // Either makes the answer another one.
  useValue('roles', (state) => state.measured);
  useValue('network', (state) => state.model);
  return useValue('roles', (state) => state.headsWith);
}
