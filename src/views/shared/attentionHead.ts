/**
 * What the attention view shows, derived from the stores: the text with its labels, and the chosen
 * head's weights on it. Every piece keeps its identity until what it is made of changes, so that a
 * picture is painted again only then.
 */
import { useMemo } from 'react';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { position, type Head, type Layer, type Position, type TokenId } from '@/model/axes.ts';
import type { HeadAttention } from '@/model/headScores.ts';
import { slice } from '@/model/tensor.ts';
import { tokenLabel } from '@/model/tokenLabel.ts';
import type { AttentionTensor } from '@/model/trace.ts';
import { useShownTokens, useValue } from './StoresContext.tsx';

/** The text that the model has read, T ≥ 1 tokens, and how all heads attend on it. */
export interface AttentionOnText {
  readonly attention: AttentionTensor;
  readonly ids: readonly TokenId[];
  readonly labels: readonly TokenCaption[];
}

/** Null while there is no text, or no attention because the model is opaque. */
export function useAttentionOnText(): AttentionOnText | null {
  const attention = useValue('trace', (state) => state.shown?.attention ?? null);
  const ids = useValue('trace', (state) => state.shown?.ids);
  const tokens = useShownTokens();
  return useMemo(() => {
    if (!attention || !ids || tokens.length !== ids.length || ids.length === 0) return null;
    const labels = tokens.map((token) => ({
      text: tokenLabel(token),
      isFragment: token.fragment !== null,
      isSpecial: token.isSpecial,
    }));
    return { attention, ids, labels };
  }, [attention, ids, tokens]);
}

/** One head on the text. */
export interface HeadOnText extends AttentionOnText {
  readonly layer: Layer;
  readonly head: Head;
  /** T×T. */
  readonly weights: HeadAttention;
}

/** The selected head. */
export function useHeadOnText(text: AttentionOnText): HeadOnText {
  const layer = useValue('selection', (state) => state.layer);
  const head = useValue('selection', (state) => state.head);
  return useMemo(
    () => ({ ...text, layer, head, weights: headWeights(text.attention, layer, head) }),
    [text, layer, head],
  );
}

/** One head's T×T weights, a view on the same memory. */
export function headWeights(attention: AttentionTensor, layer: Layer, head: Head): HeadAttention {
  return slice(slice(attention, layer), head);
}

/** The query whose row is explained: the selected one, else the last token. */
export function useQuery({ ids }: AttentionOnText): Position {
  const query = useValue('selection', (state) => state.query);
  const last = position(ids.length - 1);
  return query !== null && query < last ? query : last;
}
