/** How the views of the training page reach its stores; tests provide stores around a fake trainer. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Training } from '@/store/training/createTraining.ts';

export const TrainingContext = createContext<Training | null>(null);

export function useTraining(): Training {
  const training = useContext(TrainingContext);
  if (!training) throw new Error('A view was rendered outside TrainingContext.');
  return training;
}

/** The stores by name, and what each holds. */
type States = {
  [Name in keyof Training as Training[Name] extends StoreApi<unknown> ? Name : never]: Training[Name] extends StoreApi<
    infer State
  >
    ? State
    : never;
};

/** One value of one store; the view renders again when it changes. */
export function useTrained<Name extends keyof States, Value>(
  name: Name,
  select: (state: States[Name]) => Value,
): Value {
  const stores: { readonly [N in keyof States]: StoreApi<States[N]> } = useTraining();
  return useStore(stores[name], select);
}
