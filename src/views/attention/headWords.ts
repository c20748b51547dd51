/** What a head does on this text in a few words, for places that hold many heads. The sentence about one head is HeadSentence. */
import { useCallback, useMemo } from 'react';
import { useFormat } from '@/elements/useFormat.ts';
import type { Head, Layer } from '@/model/axes.ts';
import { describeHead, type HeadDescription } from '@/model/headPattern.ts';
import { headWeights, type AttentionOnText } from '@/views/shared/attentionHead.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

/** "Layer 3, head 2: token before, 84 %". A head is measured when it is first asked for, then kept. */
export function useHeadWords({ attention, ids }: AttentionOnText): (layer: Layer, head: Head) => string {
  const { t } = useTranslation('attention');
  const format = useFormat();
  const known = useMemo(() => ({ attention, ids, words: new Map<string, string>() }), [attention, ids]);
  return useCallback(
    (layer, head) => {
      const name = `${format.language} ${layer} ${head}`;
      const kept = known.words.get(name);
      if (kept !== undefined) return kept;
      const description = describeHead(headWeights(known.attention, layer, head), known.ids);
      const score = format.percent(description.score);
      const pattern = t(`short.${patternWord(description)}`, { score });
      const words = t('overview.head', { layer: layer + 1, head: head + 1, pattern });
      known.words.set(name, words);
      return words;
    },
    [known, t, format],
  );
}

/** How narrow rows must be, on average, for a head to be said to pick few tokens: half way from all alike to one alone. */
const NARROW = 0.5;

/** The pattern to speak of: `mixed` for a head that is neither narrow nor broad and follows nothing known. */
export function patternWord({ kind, score }: HeadDescription) {
  return kind === 'focused' && score < NARROW ? 'mixed' : kind;
}
