/** What the settings did to the whole distribution: its uncertainty before and after, and what the filters took. */
import { useTranslation } from 'react-i18next';
import { formatInteger, formatNumber } from '@/draw/formatNumber.ts';
import { formatProbability } from '@/draw/formatProbability.ts';
import { NumberValue } from '@/elements/NumberValue.tsx';
import type { NextTokenDistribution } from '@/model/sampling.ts';
import { chainColumns } from './columns.ts';
import styles from './Facts.module.css';

export function Facts({ distribution }: { readonly distribution: NextTokenDistribution }) {
  const { t, i18n } = useTranslation('nextToken');
  const { entropy, base, order, kept, greedy, settings } = distribution;
  const isChanged = chainColumns(settings).length > 0;
  const removed = order.length - kept;
  // Temperature 0 leaves the filters nothing to take: it has put all probability on the best token itself.
  const removedMass = greedy ? 1 - (base[order[0] ?? 0] ?? 0) : distribution.removedMass;
  // 2^H equally likely tokens are as uncertain as this distribution.
  const equals = 2 ** entropy.final;
  const written = equals < 10 ? formatNumber(equals, i18n.language, 2) : formatInteger(equals, i18n.language);
  return (
    <dl className={styles.facts}>
      <div title={t('facts.entropyHint')}>
        <dt>{t('facts.entropy')}</dt>
        <dd>
          {isChanged ? (
            <>
              <span className="visually-hidden">{t('facts.was')} </span>
              <NumberValue value={entropy.base} isMuted />
              {' → '}
            </>
          ) : null}
          <NumberValue value={entropy.final} format="bits" />{' '}
          <span className={styles.hint}>{t('facts.equal', { count: equals, written })}</span>
        </dd>
      </div>
      <div title={t(greedy ? 'facts.removedGreedyHint' : 'facts.removedHint', { count: removed })}>
        <dt>{t('facts.removed')}</dt>
        <dd>
          <NumberValue value={removedMass} format={formatProbability} />
          {greedy ? <span className={styles.hint}> {t('facts.removedGreedy')}</span> : null}
          <span className="visually-hidden"> {t('facts.removedCount', { count: removed })}</span>
        </dd>
      </div>
    </dl>
  );
}
