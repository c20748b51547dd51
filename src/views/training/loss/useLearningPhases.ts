/** What a pre-training has learnt so far, by its own measurements. Empty for other phases, and without the text. */
import { useMemo } from 'react';
import { findLearningPhases, type LearningPhase } from '@/model/learningPhases.ts';
import type { TrainerState } from '@/store/training/contract.ts';
import { useTrained } from '@/views/training/TrainingContext.tsx';

const NONE: readonly LearningPhase[] = [];

export function useLearningPhases(seen: TrainerState | null): readonly LearningPhase[] {
  const text = useTrained('training', (state) => state.model?.text ?? null);
  return useMemo(() => {
    if (!text || seen?.phase !== 'pretrain') return NONE;
    const own = seen.measures.filter(({ phase }) => phase === 'pretrain');
    // A model that began again has measures of both runs: its present one begins at the last step 0.
    const measures = own.slice(
      Math.max(
        0,
        own.findLastIndex(({ step }) => step === 0),
      ),
    );
    const { unigramLoss, bigramLoss } = text;
    return findLearningPhases({ ...seen, measures, unigramLoss, bigramLoss });
  }, [seen, text]);
}
