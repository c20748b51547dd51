/** The list that is being learnt. It lives with the page, and goes on while another part of it is on show. */
import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { BpeTrainingState, BpeTrainingStore } from '@/store/bpeTraining.ts';

export const BpeContext = createContext<BpeTrainingStore | null>(null);

export function useBpeStore(): BpeTrainingStore {
  const store = use(BpeContext);
  if (!store) throw new Error('No list of merges around this view.');
  return store;
}

export function useBpe<Value>(select: (state: BpeTrainingState) => Value): Value {
  return useStore(useBpeStore(), select);
}
