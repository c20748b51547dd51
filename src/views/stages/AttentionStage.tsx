/** Stage 3, once a layer: what attention adds to the stream, and where the selected head looks for it. */
import { memo } from 'react';
import type { Layer } from '@/model/axes.ts';
import { tokenLabel } from '@/model/tokenLabel.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { AdditionFormula } from './AdditionFormula.tsx';
import { CandidateRows } from './CandidateRows.tsx';
import { PartState } from './PartState.tsx';
import { readLooks, streamBefore } from './readings.ts';
import { StageSection } from './StageSection.tsx';
import { StreamRows } from './StreamRows.tsx';
import type { Place } from '@/views/shared/usePlace.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { WeightFormula } from './WeightFormula.tsx';

/** Enough to see whether a head looks at one token or at many. */
const LOOKS = 3;

export interface LayerStageProps {
  readonly place: Place;
  readonly layer: Layer;
}

export const AttentionStage = memo(function AttentionStage({ place, layer }: LayerStageProps) {
  const { t } = useTranslation('explain');
  const before = streamBefore(layer);
  const write = { name: 'attentionOut', layer } as const;
  const after = { name: 'residualMid', layer } as const;
  return (
    <>
      <StreamRows
        place={place}
        rows={[
          { label: t('attention.before'), request: before },
          { label: t('attention.write'), request: write, meaning: 'attention' },
          { label: t('attention.after'), request: after, isSum: true },
        ]}
      />
      <AdditionFormula
        caption={t('attention.formula')}
        block="Attn"
        place={place}
        before={before}
        write={write}
        after={after}
      />
      <Looks place={place} layer={layer} />
    </>
  );
});

function Looks({ place, layer }: LayerStageProps) {
  const { t } = useTranslation('explain');
  const head = useValue('selection', (state) => state.head);
  const { shown, tokens, position } = place;
  const looks = readLooks(shown, layer, head, position, LOOKS);
  const top = looks?.[0];
  const title = t('attention.looks', { head: head + 1 });
  if (!looks || !top) return <PartState requests={[]} lines={3} />;
  return (
    <StageSection title={title}>
      <CandidateRows
        label={title}
        meaning="attention"
        rows={looks.map(({ key, weight }) => ({
          key,
          text: tokens[key] ? tokenLabel(tokens[key]) : '',
          place: key,
          share: weight,
          number: <CopyNumber value={weight} />,
        }))}
      />
      <WeightFormula place={place} layer={layer} head={head} target={top.key} />
    </StageSection>
  );
}
