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

type StateOf<Api> = Api extends StoreApi<infer State> ? State : never;
type StoreName = { [Name in keyof Stores]: Stores[Name] extends StoreApi<infer _> ? Name : never }[keyof Stores];

/** One value of one store; the view renders again when it changes. */
export function useValue<Name extends StoreName, Value>(
  name: Name,
  select: (state: StateOf<Stores[Name]>) => Value,
): Value {
  const store = useStores()[name] as unknown as StoreApi<StateOf<Stores[Name]>>;
  return useStore(store, select);
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
