/** What a stage is, in one plain sentence with the sizes of the loaded model. */
import type { Activation } from '@/model/architecture.ts';
import type { Stage } from '@/model/stages.ts';
import type { Choice } from './useChoice.ts';
import { useFormat } from '@/elements/useFormat.ts';
import type { Place } from '@/views/shared/usePlace.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

const MLP_WORDS = {
  gelu: 'mlp.what',
  relu: 'mlp.whatRelu',
  silu: 'mlp.whatSilu',
  other: 'mlp.whatOther',
} as const satisfies Record<Activation, string>;

/** By whether weights are tied; nothing is said of it where that cannot be told. */
const UNEMBED_WORDS = {
  true: 'unembed.what',
  false: 'unembed.whatOwn',
  null: 'unembed.whatUnknown',
} as const;

export function useWhat(stage: Stage, { model }: Place, { next }: Choice): string {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const { width, headCount, vocabularySize } = model.config;
  const { architecture } = model;
  if (stage.kind === 'draw' && next.distribution.greedy) return t('draw.whatGreedy');
  if (stage.kind === 'unembed') return t(UNEMBED_WORDS[`${architecture?.isTied ?? null}`]);
  // Nothing is said of neurons that cannot be seen.
  if (stage.kind === 'mlp' && !architecture) return t('mlp.whatHidden');
  return t(stage.kind === 'mlp' && architecture ? MLP_WORDS[architecture.activation] : `${stage.kind}.what`, {
    vocabulary: format.integer(vocabularySize),
    width: format.integer(width),
    count: headCount,
    neurons: architecture ? format.integer(architecture.neuronCount) : '',
  });
}
