/** Queries, keys and values of the chosen head, and the arithmetic of one query in it. They come with the chosen layer. */
import { useMemo } from 'react';
import type { Position } from '@/model/axes.ts';
import { slice } from '@/model/tensor.ts';
import { layerPart } from '@/store/trace.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import type { HeadOnText } from '@/views/shared/attentionHead.ts';
import { explainQuery, type ExplainedQuery, type HeadVectors } from './explainQuery.ts';

export interface Explained {
  readonly vectors: HeadVectors;
  readonly explained: ExplainedQuery;
}

/** Null while q, k and v are on their way. */
export function useExplained(head: HeadOnText, query: Position): Explained | null {
  const vectors = useHeadVectors(head);
  const divisor = useValue('network', ({ model }) => model?.architecture?.scoreDivisors[head.layer]);
  return useMemo(
    () => (vectors ? { vectors, explained: explainQuery(vectors, head.weights, query, divisor) } : null),
    [vectors, head.weights, query, divisor],
  );
}

/** T×dh each. */
function useHeadVectors({ layer, head, ids }: HeadOnText): HeadVectors | null {
  const query = useValue('trace', (state) => layerPart(state.shown, 'query', layer));
  const key = useValue('trace', (state) => layerPart(state.shown, 'key', layer));
  const value = useValue('trace', (state) => layerPart(state.shown, 'value', layer));
  return useMemo(() => {
    if (!query || !key || !value || query.shape[1] !== ids.length) return null;
    return { query: slice(query, head), key: slice(key, head), value: slice(value, head) };
  }, [query, key, value, head, ids]);
}
