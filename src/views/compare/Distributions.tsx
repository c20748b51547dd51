/** The next token in both: how far apart the distributions are, and token by token. */
import type { Format } from '@/draw/formats.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useMemo } from 'react';
import { Trans } from 'react-i18next';
import { DivergingBar } from '@/elements/DivergingBar.tsx';
import { tokenId } from '@/model/axes.ts';
import { compareLikeliest, divergenceBits } from '@/model/divergence.ts';
import { entropyBits, softmax } from '@/model/softmax.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import type { Pair } from '@/store/comparison.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { PairWords } from './usePairWords.ts';
import styles from './CompareView.module.css';

interface DistributionsProps {
  readonly pair: Pair;
  readonly words: PairWords;
  readonly vocabulary: Vocabulary;
}

/** Likeliest tokens of each side; the table holds both lists. */
const TOP = 5;
/** The file holds more of each: nobody has to read it. */
const TOP_IN_FILE = 100;

export function Distributions({ pair, words, vocabulary }: DistributionsProps) {
  const { t } = useTranslation('compare');
  const format = useFormat();
  const [before, after] = [pair.before.logits, pair.after.logits];
  const found = useMemo(
    () => ({
      rows: compareLikeliest(before, after, TOP),
      bits: divergenceBits(before, after),
      entropyBefore: entropyBits(softmax(before)),
      entropyAfter: entropyBits(softmax(after)),
    }),
    [before, after],
  );
  const largest = Math.max(...found.rows.map((row) => Math.abs(row.difference)), Number.MIN_VALUE);
  return (
    <section className={styles.section} aria-label={t('next.heading')}>
      <h3>{t('next.heading')}</h3>
      <p className={styles.facts}>
        <span title={t('next.divergenceHint', { before: words.before, after: words.after })}>
          <Trans
            t={t}
            i18nKey="next.divergence"
            values={{ before: words.before, after: words.after }}
            components={{ number: <CopyNumber value={found.bits} format="bits" /> }}
          />
        </span>{' '}
        <span title={t('next.entropyHint')}>
          <Trans
            t={t}
            i18nKey="next.entropy"
            components={{
              before: <CopyNumber value={found.entropyBefore} format="bits" />,
              after: <CopyNumber value={found.entropyAfter} format="bits" />,
            }}
          />
        </span>
      </p>
      <table className={styles.table} aria-label={t('next.table')} data-drawing={t('next.heading')}>
        <thead>
          <tr>
            <th scope="col">{t('next.token')}</th>
            <th scope="col" className={styles.probability}>
              {words.before}
            </th>
            <th scope="col" className={styles.probability}>
              {words.after}
            </th>
            <th scope="col" className={styles.difference}>
              {t('next.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <bdi className={styles.token}>{candidateLabel(vocabulary, tokenId(row.id))}</bdi>
              </th>
              <td className={styles.probability}>
                <CopyNumber value={row.before} format="probability" />
              </td>
              <td className={styles.probability}>
                <CopyNumber value={row.after} format="probability" />
              </td>
              <td className={styles.difference}>
                <DivergingBar share={row.difference / largest} />
                <CopyNumber value={row.difference} format={(value) => formatPoints(value, format)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ExportTable
        label={t('next.table')}
        fileName="next-token-compared"
        table={() => ({
          columns: ['token', 'token_id', 'probability_before', 'probability_after'],
          rows: compareLikeliest(before, after, TOP_IN_FILE).map((row) => [
            candidateLabel(vocabulary, tokenId(row.id)),
            row.id,
            row.before,
            row.after,
          ]),
        })}
      />
    </section>
  );
}

/** A difference of two probabilities, in percentage points with its sign: `+48.1`, `−0.02`. */
function formatPoints(difference: number, format: Format): string {
  const points = difference * 100;
  const size = Math.abs(points);
  if (size > 0 && size < 0.005) return `${difference > 0 ? '+' : '−'}${format.fixed(0, 2)}`;
  const written = format.number(Number(size.toFixed(2)));
  if (size === 0) return written;
  return difference > 0 ? `+${written}` : `−${written}`;
}
