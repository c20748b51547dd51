/** The rows of the list of next tokens: the most likely ones, the drawn one wherever it ranks, and, where there is room, all the others as one. */
import { useMemo } from 'react';
import type { TokenId } from '@/model/axes.ts';
import { listCandidates } from '@/model/candidates.ts';
import { distribute, rankLogits, type NextTokenDistribution } from '@/model/sampling.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { useNextToken, useValue } from '@/views/shared/StoresContext.tsx';
import type { NextRow } from './NextTokens.tsx';
import type { ChangedSide } from './useSide.ts';

export interface NextRowsWanted {
  /** Rows of tokens, and whether the others have one. */
  readonly count: number;
  readonly hasRest: boolean;
  /** The draw has fallen, and may be told. */
  readonly isDrawn: boolean;
  /** An experiment's run in the place of the model as it is: there nothing is drawn. */
  readonly changed: ChangedSide | null;
}

export function useNextRows({ count, hasRest, isDrawn, changed }: NextRowsWanted): readonly NextRow[] {
  const next = useNextToken();
  const settings = useValue('sampling', (state) => state.settings);
  const vocabulary = useValue('network', (state) => state.model?.vocabulary);
  const after = changed?.pair.after;
  const actual = next?.distribution;
  const distribution = useMemo(
    () => (after ? distribute(rankLogits(after.logits, after.ids, settings.repetitionPenalty), settings) : actual),
    [after, settings, actual],
  );
  // What is drawn, or what would have been likeliest without the change, is told wherever it ranks.
  const told = after ? (actual?.order[0] ?? null) : isDrawn ? (next?.upcoming.id ?? null) : null;
  return useMemo(() => {
    if (!distribution || !vocabulary) return [];
    const list = listShown(distribution, count, told as TokenId | null);
    const rows = [...list.rows, ...list.pinned].map((candidate): NextRow => ({
      label: candidateLabel(vocabulary, candidate.id),
      count: 1,
      probability: candidate.probability,
      isUpcoming: !after && candidate.id === told,
      ...(after && actual ? { was: actual.final[candidate.id] ?? 0 } : {}),
    }));
    const { rest } = list;
    if (rest.count === 0 || !hasRest) return rows;
    return [...rows, { label: null, count: rest.count, probability: rest.probability, isUpcoming: false }];
  }, [distribution, vocabulary, count, hasRest, told, after, actual]);
}

/** The token that is told takes the last place where it ranks further down. */
function listShown(distribution: NextTokenDistribution, count: number, told: TokenId | null) {
  const pinned = told === null ? [] : [told];
  const list = listCandidates(distribution, count, pinned);
  return list.pinned.length > 0 ? listCandidates(distribution, count - 1, pinned) : list;
}
