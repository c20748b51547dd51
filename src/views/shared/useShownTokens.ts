/** The tokens on show in the window, with where generation began; derived from the trace and the vocabulary. */
import { useMemo } from 'react';
import { readTokens, type Token } from '@/model/tokens.ts';
import { useValue } from './StoresContext.tsx';

const NONE: readonly Token[] = [];

/** Tokens the model has read: index = position in the window. Empty while nothing is shown. */
export function useShownTokens(): readonly Token[] {
  const ids = useValue('trace', (state) => state.shown?.ids);
  const vocabulary = useValue('network', (state) => state.model?.vocabulary);
  return useMemo(() => (ids && vocabulary ? readTokens(ids, vocabulary) : NONE), [ids, vocabulary]);
}
