/** What the last five stages explain: the distribution of the next token, and the candidate whose numbers are shown. */
import { useMemo } from 'react';
import { tokenId, type TokenId } from '@/model/axes.ts';
import type { NextToken } from '@/store/distribution.ts';
import { useNextToken, useValue } from '@/views/shared/StoresContext.tsx';
import type { Place } from '@/views/shared/usePlace.ts';

export interface Choice {
  readonly next: NextToken;
  /** The selected candidate, or the best. */
  readonly candidate: TokenId;
}

export interface ChoiceStageProps {
  readonly place: Place;
  readonly choice: Choice;
}

/** Null while nothing is shown. */
export function useChoice(): Choice | null {
  const next = useNextToken();
  const selected = useValue('selection', (state) => state.candidate);
  return useMemo(() => {
    if (!next) return null;
    return { next, candidate: selected ?? tokenId(next.distribution.order[0] ?? 0) };
  }, [next, selected]);
}
