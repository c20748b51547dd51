/** Which texts are there at once, because what was computed for them is held. */
import { useCallback } from 'react';
import type { BranchPath } from '@/store/branches.ts';
import { windowOf } from '@/store/network.ts';
import { readingOf } from '@/store/sequence.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';

export function useHeld(): (path: BranchPath) => boolean {
  const { trace } = useStores();
  const model = useValue('network', (state) => state.model);
  const promptIds = useValue('sequence', (state) => state.promptIds);
  // Each run says anew what is held; a failed one, that nothing is.
  const memory = useValue('trace', (state) => state.memory);
  const window = useValue('network', windowOf);
  const error = useValue('trace', (state) => state.error);
  return useCallback(
    (path) => {
      if (model === null || memory === null || error !== null) return false;
      const { ids, whole } = readingOf(promptIds, path, window);
      return trace.getState().findHeld(ids, whole) !== null;
    },
    [trace, model, window, promptIds, memory, error],
  );
}
