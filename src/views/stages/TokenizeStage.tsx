/** Stage 1: where the text is cut, and what number each piece has. */
import { memo } from 'react';
import { tokenLabel } from '@/model/tokenLabel.ts';
import type { Token } from '@/model/tokens.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { StageFormula } from './StageFormula.tsx';
import { StageSection } from './StageSection.tsx';
import { listIds } from './tex.ts';
import type { Place } from '@/views/shared/usePlace.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './StagesView.module.css';

/** Tokens shown on either side of the one followed; the list above the attention has them all. */
const NEIGHBOURS = 8;

export const TokenizeStage = memo(function TokenizeStage({ place }: { readonly place: Place }) {
  const { t } = useTranslation('explain');
  const { tokens, token, shown } = place;
  const plain = `text → ${listIds(shown.ids, '…')}`;
  return (
    <>
      <StageSection title={t('tokenize.cuts')}>
        <Cuts place={place} />
      </StageSection>
      <TokenFacts token={token} />
      <StageFormula
        caption={t('tokenize.formula', { count: tokens.length })}
        tex={`\\text{text} \\;\\to\\; ${listIds(shown.ids, '\\dots')}`}
        plain={plain}
      />
    </>
  );
});

/** The tokens around the one followed, each over its id. */
function Cuts({ place: { tokens, position } }: { readonly place: Place }) {
  const { t } = useTranslation('explain');
  const from = Math.max(0, Math.min(position - NEIGHBOURS, tokens.length - 1 - 2 * NEIGHBOURS));
  const near = tokens.slice(from, from + 2 * NEIGHBOURS + 1);
  const after = tokens.length - from - near.length;
  return (
    <div className={styles.cuts} role="group" aria-label={t('tokenize.cuts')}>
      {from > 0 ? <span className={styles.more}>{t('tokenize.before', { count: from })}</span> : null}
      {near.map((token) => (
        <span key={token.position} className={styles.cut} data-current={token.position === position}>
          <span className={styles.cutPiece} translate="no">
            {tokenLabel(token)}
          </span>
          <span className={styles.cutId}>{token.id}</span>
        </span>
      ))}
      {after > 0 ? <span className={styles.more}>{t('tokenize.after', { count: after })}</span> : null}
    </div>
  );
}

function TokenFacts({ token }: { readonly token: Token }) {
  const { t } = useTranslation('explain');
  const bytes = Array.from(token.bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0'));
  return (
    <dl className={styles.facts}>
      <dt>{t('tokenize.id')}</dt>
      <dd>
        <CopyNumber value={token.id} format={String} />
      </dd>
      <dt>{t('tokenize.bytes')}</dt>
      <dd className={styles.mono}>
        {bytes.join(' ')} <Fragments token={token} />
      </dd>
    </dl>
  );
}

/** Which part of a character this token holds, if it holds only a part. */
function Fragments({ token }: { readonly token: Token }) {
  const { t } = useTranslation('explain');
  return token.fragments.map(({ character, byteCount, characterBytes, firstByte }) => (
    <span key={`${firstByte}-${byteCount}`} className={styles.note}>
      {character === null || characterBytes === null
        ? t('tokenize.partUnknown')
        : t('tokenize.part', { count: byteCount, total: characterBytes, character })}
    </span>
  ));
}
