/** The workbench's stores as views reach them, and what all views derive from them. The app provides them once; tests provide their own. */
import { useMemo, useSyncExternalStore } from 'react';
import { readTokens, type Token } from '@/model/tokens.ts';
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

const NO_TOKENS: readonly Token[] = [];

/** The tokens on show that the model has read: index = position in the window. Empty while nothing is shown. */
export function useShownTokens(): readonly Token[] {
  const ids = useValue('trace', (state) => state.shown?.ids);
  const vocabulary = useValue('network', (state) => state.model?.vocabulary);
  return useMemo(() => (ids && vocabulary ? readTokens(ids, vocabulary) : NO_TOKENS), [ids, vocabulary]);
}
