/**
 * The live model's probability of words that are one token each, under the text on show; null while it computes.
 * `base`: the model's own; `final`: in the draw, under the controls of the scene.
 */
import { useMemo } from 'react';
import { tokenId, type TokenId } from '@/model/axes.ts';
import { tokenBytes, type Vocabulary } from '@/model/vocabulary.ts';
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

const encoder = new TextEncoder();

/** The token that writes this word alone; null where the word takes several. */
export function findToken(vocabulary: Vocabulary, word: string): TokenId | null {
  const wanted = encoder.encode(word);
  for (let id = 0; id < vocabulary.offsets.length - 1; id++) {
    const bytes = tokenBytes(vocabulary, tokenId(id));
    if (bytes.length === wanted.length && bytes.every((byte, at) => byte === wanted[at])) return tokenId(id);
  }
  return null;
}
