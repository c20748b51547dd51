/** Stage 5: the last token's vector, normalised, becomes one logit for every token of the vocabulary. */
import { memo } from 'react';
import { useFormat } from '@/elements/useFormat.ts';
import { position as toPosition, tokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { Opaque } from './Opaque.tsx';
import { LogitHistogram } from './LogitHistogram.tsx';
import { readRow } from './readings.ts';
import { alignLines, StageFormula } from './StageFormula.tsx';
import { StageSection } from './StageSection.tsx';
import { StreamRows } from './StreamRows.tsx';
import { plainVector, texVector } from './tex.ts';
import { topLogits } from './topLogits.ts';
import type { Place } from '@/views/shared/usePlace.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './StagesView.module.css';

export const UnembedStage = memo(function UnembedStage({ place }: { readonly place: Place }) {
  const { t } = useTranslation('explain');
  const last = toPosition(place.tokens.length - 1);
  const isOpaque = place.model.transparency === 'opaque';
  return (
    <>
      {isOpaque ? (
        <Opaque />
      ) : (
        <StreamRows
          place={place}
          position={last}
          rows={[{ label: t('unembed.vector'), request: { name: 'finalNorm' } }]}
        />
      )}
      <StageSection title={t('unembed.histogram')}>
        <LogitHistogram place={place} />
      </StageSection>
      <TopLogits place={place} />
      <UnembedFormula place={place} />
      {place.isLast ? null : <p className={styles.note}>{t('lastOnly', { number: place.tokens.length })}</p>}
    </>
  );
});

function TopLogits({ place }: { readonly place: Place }) {
  const { t } = useTranslation('explain');
  return (
    <StageSection title={t('unembed.top')}>
      <ol className={styles.pairs} aria-label={t('unembed.top')}>
        {topLogits(place.shown.logits).map((id) => (
          <li key={id} className={styles.pair}>
            <span className={styles.piece} translate="no">
              {candidateLabel(place.model.vocabulary, tokenId(id))}
            </span>
            <CopyNumber value={place.shown.logits[id] ?? NaN} />
          </li>
        ))}
      </ol>
    </StageSection>
  );
}

function UnembedFormula({ place }: { readonly place: Place }) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const row = readRow(place.shown, { name: 'finalNorm' }, toPosition(place.tokens.length - 1));
  const [id] = topLogits(place.shown.logits);
  if (!row || id === undefined) return null;
  const logit = place.shown.logits[id] ?? NaN;
  return (
    <StageFormula
      caption={t('unembed.formula')}
      tex={alignLines(
        `z_i &= \\mathrm{LN}(x) \\cdot W_U[:,i]`,
        `z_{${id}} &= ${texVector(row, format, 1)} \\cdot W_U[:,${id}]`,
        `&= ${format.tex(logit)}`,
      )}
      plain={`z_${id} = LN(x)·W_U[:,${id}] = ${plainVector(row, format, 1)}·W_U[:,${id}] = ${format.number(logit)}`}
    />
  );
}
