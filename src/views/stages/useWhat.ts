/** What a stage is, in one plain sentence with the sizes of the loaded model. */
import { useTranslation } from 'react-i18next';
import type { Stage } from '@/model/stages.ts';
import type { Choice } from './useChoice.ts';
import { useFormat } from '@/elements/useFormat.ts';
import type { Place } from '@/views/shared/usePlace.ts';

export function useWhat(stage: Stage, { model }: Place, { next }: Choice): string {
  const { t } = useTranslation('stages');
  const format = useFormat();
  const { width, headCount, vocabularySize } = model.config;
  if (stage.kind === 'draw' && next.distribution.greedy) return t('draw.whatGreedy');
  return t(`${stage.kind}.what`, {
    vocabulary: format.integer(vocabularySize),
    width: format.integer(width),
    count: headCount,
    // The hidden layer of GPT-2's MLP is four times as wide as the stream.
    neurons: format.integer(4 * width),
  });
}
