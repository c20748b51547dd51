/** The rows of the list of next tokens: the most likely ones, the drawn one wherever it ranks, and, where there is room, all the others as one. */
import { useMemo } from 'react';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { listCandidates } from '@/model/candidates.ts';
import { useNextToken, useValue } from '@/views/shared/StoresContext.tsx';
import type { NextRow } from './NextTokens.tsx';

export function useNextRows(count: number, hasRest: boolean): readonly NextRow[] {
  const next = useNextToken();
  const vocabulary = useValue('network', (state) => state.model?.vocabulary);
  return useMemo(() => {
    if (!next || !vocabulary) return [];
    const upcoming = next.upcoming.id;
    // The drawn token takes the last place where it ranks further down.
    const list = listCandidates(next.distribution, count, [upcoming]);
    const isPinned = list.pinned.length > 0;
    const shown = isPinned ? listCandidates(next.distribution, count - 1, [upcoming]) : list;
    const rows = [...shown.rows, ...shown.pinned].map((candidate): NextRow => ({
      label: candidateLabel(vocabulary, candidate.id),
      count: 1,
      probability: candidate.probability,
      isUpcoming: candidate.id === upcoming,
    }));
    const { rest } = shown;
    if (rest.count === 0 || !hasRest) return rows;
    return [...rows, { label: null, count: rest.count, probability: rest.probability, isUpcoming: false }];
  }, [next, vocabulary, count, hasRest]);
}
