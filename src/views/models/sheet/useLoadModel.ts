/** Loads a model from the sheet. What goes wrong is said on the page, which the sheet would cover: then it closes. */
import type { ModelSource } from '@/store/network.ts';
import { useStoreroom } from '@/views/shared/StoreroomContext.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';

export function useLoadModel(onDone: () => void): (source: ModelSource) => Promise<void> {
  const { conductor, network } = useStores();
  const storeroom = useStoreroom();
  return async (source) => {
    // Where the browser asks the visitor about it, the download does not wait for the answer.
    if (source.kind === 'hub' && source.keeps !== false) void storeroom.getState().askToKeep();
    if ((await conductor.loadModel(source)) || network.getState().failure) onDone();
  };
}
