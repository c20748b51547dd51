/** Stage 2: token embedding + position embedding = the beginning of the residual stream. */
import { memo } from 'react';
import { useFormat } from '@/elements/useFormat.ts';
import { alignLines, StageFormula } from './StageFormula.tsx';
import { readRow } from './readings.ts';
import { StreamRows } from './StreamRows.tsx';
import { plainVector, texVector } from './tex.ts';
import type { Place } from '@/views/shared/usePlace.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export const EmbedStage = memo(function EmbedStage({ place }: { readonly place: Place }) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const { token, position, shown } = place;
  const [ofToken, ofPosition, sum] = (['tokenEmbedding', 'positionEmbedding', 'embedding'] as const).map((name) =>
    readRow(shown, { name }, position),
  );
  return (
    <>
      <StreamRows
        place={place}
        rows={[
          { label: t('embed.token', { id: token.id }), request: { name: 'tokenEmbedding' }, meaning: 'ink' },
          {
            label: t('embed.position', { place: position + 1 }),
            request: { name: 'positionEmbedding' },
            meaning: 'ink',
          },
          { label: t('embed.sum'), request: { name: 'embedding' }, isSum: true },
        ]}
      />
      {ofToken && ofPosition && sum ? (
        <StageFormula
          caption={t('embed.formula', { place: position + 1, row: position })}
          tex={alignLines(
            `x &= W_E[${token.id}] + W_P[${position}]`,
            `&= ${texVector(ofToken, format)}`,
            `&\\;+ ${texVector(ofPosition, format)}`,
            `&= ${texVector(sum, format)}`,
          )}
          plain={`x = W_E[${token.id}] + W_P[${position}] = ${plainVector(ofToken, format)} + ${plainVector(ofPosition, format)} = ${plainVector(sum, format)}`}
        />
      ) : null}
    </>
  );
});
