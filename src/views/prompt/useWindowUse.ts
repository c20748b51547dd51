/** How much of the model's window the text fills. */
import { windowOf } from '@/store/network.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';

/** Tokens of the whole text up to the cursor against the window; null before a model is there. */
export function useWindowUse(): { readonly count: number; readonly limit: number } | null {
  const limit = useValue('network', windowOf);
  const count = useValue('sequence', (state) => state.promptIds.length + state.cursor);
  return limit === Infinity ? null : { count, limit };
}
