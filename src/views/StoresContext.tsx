/** How views reach the stores. The app provides them once; tests provide stores around a fake engine. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Stores } from '@/store/createStores.ts';
import type { NextToken } from '@/store/distribution.ts';

export const StoresContext = createContext<Stores | null>(null);

export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (!stores) throw new Error('A view was rendered outside StoresContext.');
  return stores;
}

/** The stores by name, and what each holds. */
type States = {
  [Name in keyof Stores as Stores[Name] extends StoreApi<unknown> ? Name : never]: Stores[Name] extends StoreApi<
    infer State
  >
    ? State
    : never;
};

/** One value of one store; the view renders again when it changes. */
export function useValue<Name extends keyof States, Value>(name: Name, select: (state: States[Name]) => Value): Value {
  const stores: { readonly [N in keyof States]: StoreApi<States[N]> } = useStores();
  return useStore(stores[name], select);
}

/** What comes next after the text on show, under the sampling settings; null while nothing is shown. */
export function useNextToken(): NextToken | null {
  const stores = useStores();
  return useSyncExternalStore(
    (onChange) => {
      const stops = [stores.trace, stores.sampling, stores.sequence].map((store) => store.subscribe(onChange));
      return () => stops.forEach((stop) => stop());
    },
    () => stores.distribution.read(stores),
  );
}
