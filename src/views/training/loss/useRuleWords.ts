/** The rule by which a phase of learning begins, in one sentence. */
import { useCallback } from 'react';
import { useFormat } from '@/elements/useFormat.ts';
import { PAIRS_SHARE, WORDS_SHARE, type LearningPhaseName } from '@/model/learningPhases.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export function useRuleWords(): (name: LearningPhaseName) => string {
  const { t } = useTranslation('training');
  const format = useFormat();
  return useCallback(
    (name) => t(`loss.rule.${name}`, { words: format.share(WORDS_SHARE), pairs: format.share(PAIRS_SHARE) }),
    [t, format],
  );
}
