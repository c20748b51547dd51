/** Stage 4, once a layer: the strongest neurons, what the MLP adds, and the guess if the model stopped here. */
import { memo } from 'react';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { AdditionFormula } from './AdditionFormula.tsx';
import type { LayerStageProps } from './AttentionStage.tsx';
import { CandidateRows } from './CandidateRows.tsx';
import { PartState } from './PartState.tsx';
import { readLens, readNeurons } from './readings.ts';
import { StageSection } from './StageSection.tsx';
import { StreamRows } from './StreamRows.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

const NEURONS = 5;
const GUESSES = 3;

export const MlpStage = memo(function MlpStage({ place, layer }: LayerStageProps) {
  const { t } = useTranslation('explain');
  const before = { name: 'residualMid', layer } as const;
  const write = { name: 'mlpOut', layer } as const;
  const after = { name: 'residual', layer } as const;
  return (
    <>
      <StreamRows
        place={place}
        rows={[
          { label: t('mlp.before'), request: before },
          { label: t('mlp.write'), request: write, meaning: 'mlp' },
          { label: t('mlp.after'), request: after, isSum: true },
        ]}
      />
      <Lens place={place} layer={layer} />
      <Neurons place={place} layer={layer} />
      <AdditionFormula
        caption={t('mlp.formula')}
        block="MLP"
        place={place}
        before={before}
        write={write}
        after={after}
      />
    </>
  );
});

function Lens({ place, layer }: LayerStageProps) {
  const { t } = useTranslation('explain');
  const { shown, position, model } = place;
  const guesses = readLens(shown, layer, position, GUESSES);
  return (
    <StageSection title={t('mlp.lens')} note={t('mlp.lensWhat')}>
      {guesses ? (
        <CandidateRows
          label={t('mlp.lens')}
          meaning="lens"
          rows={guesses.map(({ id, probability, before }) => ({
            key: id,
            text: candidateLabel(model.vocabulary, id),
            share: probability,
            marker: before,
            number: <CopyNumber value={probability} format="probability" />,
          }))}
        />
      ) : (
        <PartState requests={[{ name: 'lens', position }]} lines={3} />
      )}
    </StageSection>
  );
}

function Neurons({ place, layer }: LayerStageProps) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const neurons = readNeurons(place.shown, layer, place.position, NEURONS);
  if (!neurons)
    return (
      <StageSection title={t('mlp.neurons')}>
        <PartState requests={[{ name: 'mlpActivation', layer }]} lines={5} />
      </StageSection>
    );
  const most = neurons.strongest[0]?.value ?? 0;
  const counted = { active: format.integer(neurons.active), neurons: format.integer(neurons.count) };
  return (
    <StageSection title={t('mlp.neurons')} aside={t('mlp.above', counted)}>
      <CandidateRows
        label={t('mlp.neurons')}
        meaning="mlp"
        rows={neurons.strongest.map(({ index, value }) => ({
          key: index,
          text: t('mlp.neuron', { index }),
          share: most > 0 ? value / most : 0,
          isRest: true,
          number: <CopyNumber value={value} />,
        }))}
      />
    </StageSection>
  );
}
