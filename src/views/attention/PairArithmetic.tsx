/**
 * Beside the map: how the framed cell comes about, from q·k to what the key's value carries, one step a line. All keys
 * of the query, the formulas and the products are QueryArithmetic's.
 */
import { memo } from 'react';
import { Trans } from 'react-i18next';
import { describeDivisor } from '@/draw/texDivisor.ts';
import { Bar } from '@/elements/Bar.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { Position } from '@/model/axes.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import type { HeadOnText } from '@/views/shared/attentionHead.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { ExplainedKey, ExplainedQuery } from './explainQuery.ts';
import { TokenName } from './TokenName.tsx';
import { useExplained } from './useExplained.ts';
import styles from './PairArithmetic.module.css';

export interface PairArithmeticProps {
  readonly head: HeadOnText;
  readonly query: Position;
  readonly explainedKey: Position;
}

export const PairArithmetic = memo(function PairArithmetic({ head, query, explainedKey }: PairArithmeticProps) {
  const { t } = useTranslation('attention');
  const found = useExplained(head, query);
  const pair = found?.explained.keys[explainedKey];
  const names = { query: head.labels[query]?.text ?? '', key: head.labels[explainedKey]?.text ?? '' };
  return (
    <section className={styles.pair} aria-label={t('pair.caption', names)} aria-busy={!pair}>
      <h3 className={styles.heading}>
        <Trans
          t={t}
          i18nKey="pair.heading"
          components={{
            query: <TokenName label={head.labels[query]} role="query" />,
            key: <TokenName label={head.labels[explainedKey]} role="key" />,
          }}
        />
      </h3>
      {found && pair ? <Steps explained={found.explained} pair={pair} /> : null}
      <p className={styles.note}>{t('pair.more')}</p>
    </section>
  );
});

function Steps({ explained, pair }: { readonly explained: ExplainedQuery; readonly pair: ExplainedKey }) {
  const { t } = useTranslation('attention');
  const format = useFormat();
  const divisor = describeDivisor(explained.divisor, explained.headSize, format);
  return (
    <dl className={styles.steps}>
      <dt>
        {t('arithmetic.dot')} <small>{t('pair.dot', { size: explained.headSize })}</small>
      </dt>
      <dd>
        <CopyNumber value={pair.dot} />
      </dd>
      <dt>
        {t('arithmetic.scale')} <small>{t('pair.scale', { divisor: divisor.plain })}</small>
      </dt>
      <dd>
        <CopyNumber value={pair.scaled} />
      </dd>
      <dt>
        {t('arithmetic.mask')} <small>{t(pair.isMasked ? 'pair.masked' : 'pair.stays')}</small>
      </dt>
      <dd>
        <CopyNumber value={pair.isMasked ? -Infinity : pair.scaled} />
      </dd>
      <dt className={styles.weight}>
        {t('arithmetic.softmax')} <small>{t('pair.softmax')}</small>
        <span className={styles.bar}>
          <Bar share={pair.weight} meaning="attention" />
        </span>
      </dt>
      <dd className={styles.weight}>
        <CopyNumber value={pair.weight} format="weight" />
      </dd>
      <dt className={styles.carried}>
        {t('arithmetic.values')} <small>{t('pair.values')}</small>
      </dt>
      <dd className={styles.carried}>
        <CopyNumber value={pair.carried} format="weight" />
      </dd>
    </dl>
  );
}
