/** Where the explanation stands: the text on show and the token that is followed through the stages. */
import { useMemo } from 'react';
import { position as toPosition, type Position } from '@/model/axes.ts';
import type { Token } from '@/model/tokens.ts';
import { windowOf, type Model } from '@/store/network.ts';
import type { Shown } from '@/store/trace.ts';
import { useShownTokens, useValue } from './StoresContext.tsx';

export interface Place {
  readonly model: Model;
  readonly shown: Shown;
  readonly tokens: readonly Token[];
  /** The selected query, or the last token. */
  readonly position: Position;
  readonly token: Token;
  readonly isLast: boolean;
  /** How many tokens the model reads at most. */
  readonly window: number;
}

/** Null while nothing is shown. */
export function usePlace(): Place | null {
  const model = useValue('network', (state) => state.model);
  const shown = useValue('trace', (state) => state.shown);
  const query = useValue('selection', (state) => state.query);
  const tokens = useShownTokens();
  const window = useValue('network', windowOf);
  return useMemo(() => {
    const position = toPosition(query ?? tokens.length - 1);
    const token = tokens[position];
    if (!model || !shown || !token) return null;
    return { model, shown, tokens, position, token, isLast: position === tokens.length - 1, window };
  }, [model, shown, tokens, query, window]);
}
