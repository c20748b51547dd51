/** Scores of the loaded model's heads for every role; null while they are not measured. */
import type { RoleScores } from '@/store/roles.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';

export function useRoleScores(): RoleScores | null {
  const model = useValue('network', (state) => state.model?.source.id ?? '');
  return useValue('roles', (state) => state.measured.get(model) ?? null);
}
