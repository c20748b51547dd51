/** Heads by role in the loaded model, once they are measured. */
import type { HeadsWith } from './presets.ts';

export function useHeadsOfRoles(): HeadsWith {
  return () => null;
}
