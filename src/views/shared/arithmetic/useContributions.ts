/** What each component adds to the logit of the explained token at a place, once it is here. */
import { useMemo } from 'react';
import type { Position, TokenId } from '@/model/axes.ts';
import { readContributions, type Contribution } from '@/model/attribution.ts';
import { WAITING, valueOf, type Answer } from '@/store/asking.ts';
import { columnOf, comparedToken, explainedToken, type Against } from '@/store/attribution.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';

export interface Explained {
  /** The token whose logit is explained; null while nothing is shown. */
  readonly token: TokenId | null;
  readonly against: TokenId | null;
  readonly runId: number;
  readonly contributions: Answer<readonly Contribution[]>;
}

/** `against`: the token whose logit is subtracted, if any. `of`: the token, where it is not the one that is chosen. */
export function useContributions(place: Position, against: Against = null, of: TokenId | null = null): Explained {
  const shown = useValue('trace', (state) => state.shown);
  const config = useValue('network', (state) => state.model?.config ?? null);
  const sublayers = useValue('network', (state) => state.model?.architecture?.structure.sublayers);
  const candidate = useValue('selection', (state) => state.candidate);
  const answer = useValue('attribution', (state) => state.at.get(place) ?? WAITING);
  return useMemo(() => {
    const token = of ?? (shown ? explainedToken(shown, place, candidate) : null);
    const other = shown && token !== null ? comparedToken(shown, token, against) : null;
    const runId = shown?.runId ?? -1;
    const here = valueOf(answer);
    const known = { token, against: other, runId };
    if (!here || !config || token === null || here.runId !== runId)
      return { ...known, contributions: answer.state === 'here' ? WAITING : answer };
    const [column, otherColumn] = [columnOf(here, token), other === null ? null : columnOf(here, other)];
    if (column === null || (other !== null && otherColumn === null)) return { ...known, contributions: WAITING };
    return {
      ...known,
      contributions: {
        state: 'here',
        value: readContributions(here.data, { ...config, sublayers }, column, otherColumn),
      },
    };
  }, [shown, config, sublayers, candidate, answer, place, against, of]);
}
