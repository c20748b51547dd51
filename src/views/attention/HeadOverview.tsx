/** All heads of all layers at a glance; choosing one shows it large. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { HeadThumbnails } from '@/elements/HeadThumbnails.tsx';
import { useStores, useValue } from '@/views/StoresContext.tsx';
import { useOffHeads, useOffWords } from '@/views/whatif/useOffHeads.ts';
import type { AttentionOnText } from './attentionHead.ts';
import { useHeadWords } from './headWords.ts';

export interface HeadOverviewProps {
  readonly text: AttentionOnText;
  /** CSS pixels one picture may take at most. */
  readonly maxSide: number;
}

export const HeadOverview = memo(function HeadOverview({ text, maxSide }: HeadOverviewProps) {
  const { t } = useTranslation('attention');
  const { conductor } = useStores();
  const layer = useValue('selection', (state) => state.layer);
  const head = useValue('selection', (state) => state.head);
  const isSinkDimmed = useValue('selection', (state) => state.isSinkDimmed);
  const isSquareRoot = useValue('selection', (state) => state.isScaleSquareRoot);
  const describe = useOffWords(useHeadWords(text));
  const off = useOffHeads();
  return (
    <HeadThumbnails
      label={t('overview.label')}
      attention={text.attention}
      selected={{ layer, head }}
      onSelect={(place) => conductor.selectHead(place.layer, place.head)}
      describeHead={describe}
      layerLabel={(at) => String(at + 1)}
      headLabel={(at) => String(at + 1)}
      layerAxisLabel={t('overview.layerAxis')}
      headAxisLabel={t('overview.headAxis')}
      scale={isSquareRoot ? 'sqrt' : 'linear'}
      dimFirst={isSinkDimmed}
      hatched={off}
      maxSide={maxSide}
    />
  );
});
