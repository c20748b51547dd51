/** The workbench's stores as views reach them. The app provides them once; tests provide their own. */
import { useSyncExternalStore } from 'react';
import type { Stores } from '@/store/createStores.ts';
import type { NextToken } from '@/store/distribution.ts';
import { bindStores } from './bindStores.ts';

export const { Context: StoresContext, useGroup: useStores, useValue } = bindStores<Stores>('the workbench');

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
