/** The list of what this browser keeps, for the sheet that shows it; it comes with that sheet. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreroomState, StoreroomStore } from '@/store/storeroom.ts';

export const StoreroomContext = createContext<StoreroomStore | null>(null);

export function useStoreroom(): StoreroomStore {
  const store = useContext(StoreroomContext);
  if (!store) throw new Error('The storeroom is there within the sheet of models alone.');
  return store;
}

export function useStored<Value>(select: (state: StoreroomState) => Value): Value {
  return useStore(useStoreroom(), select);
}
