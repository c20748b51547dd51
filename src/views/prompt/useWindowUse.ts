/** How much of the model's window the text fills. */
import { windowLength } from '@/model/config.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';

/** Tokens of the whole text up to the cursor against the window; null before a model is there. */
export function useWindowUse(): { readonly count: number; readonly limit: number } | null {
  const config = useValue('network', (state) => state.model?.config);
  const count = useValue('sequence', (state) => state.promptIds.length + state.cursor);
  return config ? { count, limit: windowLength(config) } : null;
}
