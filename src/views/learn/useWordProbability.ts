/**
 * The live model's probability of words that are one token each, under the text on show; null while it computes.
 * `base`: the model's own; `final`: in the draw, under the controls of the scene.
 */
import { useMemo } from 'react';
import { findToken } from '@/model/findToken.ts';
import { useNextToken, useValue } from '@/views/shared/StoresContext.tsx';

export function useWordProbabilities(
  words: readonly string[],
  of: 'base' | 'final' = 'base',
): readonly (number | null)[] | null {
  const vocabulary = useValue('network', (state) => state.model?.vocabulary ?? null);
  const isRunning = useValue('trace', (state) => state.isRunning);
  const next = useNextToken();
  const ids = useMemo(
    () => (vocabulary ? words.map((word) => findToken(vocabulary, word)) : null),
    [vocabulary, words],
  );
  if (!ids || !next || isRunning) return null;
  return ids.map((id) => (id === null ? null : (next.distribution[of][id] ?? 0)));
}
