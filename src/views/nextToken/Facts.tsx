/** What the settings did to the whole distribution: its uncertainty before and after, and what the filters took. */
import { NumberValue } from '@/elements/NumberValue.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { NextTokenDistribution } from '@/model/sampling.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { chainColumns } from './columns.ts';
import styles from './Facts.module.css';

export function Facts({ distribution }: { readonly distribution: NextTokenDistribution }) {
  const { t } = useTranslation('nextToken');
  const format = useFormat();
  const { entropy, base, order, kept, greedy, settings } = distribution;
  const isChanged = chainColumns(settings).length > 0;
  const removed = order.length - kept;
  // Temperature 0 leaves the filters nothing to take: it has put all probability on the best token itself.
  const removedMass = greedy ? 1 - (base[order[0] ?? 0] ?? 0) : distribution.removedMass;
  // 2^H equally likely tokens are as uncertain as this distribution.
  const equals = 2 ** entropy.final;
  const written = equals < 10 ? format.number(equals, 2) : format.integer(equals);
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
          <NumberValue value={removedMass} format="probability" />
          {greedy ? <span className={styles.hint}> {t('facts.removedGreedy')}</span> : null}
          <span className="visually-hidden"> {t('facts.removedCount', { count: removed })}</span>
        </dd>
      </div>
    </dl>
  );
}
