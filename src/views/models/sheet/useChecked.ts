/** What is known of a model since it was checked; null when it was not. */
import type { ModelSource } from '@/store/network.ts';
import { keyOf, type Checked } from '@/store/models.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';

export function useChecked(source: ModelSource | null): Checked | null {
  return useValue('models', (state) => (source ? (state.checked.get(keyOf(source)) ?? null) : null));
}
