/** The edges of one head whose weight changed most: what its three pictures show, as numbers. */
import { useMemo } from 'react';
import type { CsvTable } from '@/draw/toCsv.ts';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { largestEdgeChanges } from '@/model/attentionShift.ts';
import type { HeadAttention } from '@/model/headScores.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { PairWords } from './usePairWords.ts';
import styles from './CompareView.module.css';

interface EdgeTableProps {
  readonly before: HeadAttention;
  readonly after: HeadAttention;
  readonly words: PairWords;
  readonly labels: readonly TokenCaption[];
}

const MOST_EDGES = 6;

export function EdgeTable({ before, after, words, labels }: EdgeTableProps) {
  const { t } = useTranslation('compare');
  const edges = useMemo(() => largestEdgeChanges(before, after, MOST_EDGES), [before, after]);
  if (edges.length === 0) return <p className={styles.note}>{t('attention.noEdges')}</p>;
  return (
    <>
      <table className={styles.table} aria-label={t('attention.edges')}>
        <caption className={styles.caption}>{t('attention.edges')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('attention.edge')}</th>
            <th scope="col" className={styles.number}>
              {words.before}
            </th>
            <th scope="col" className={styles.number}>
              {words.after}
            </th>
          </tr>
        </thead>
        <tbody>
          {edges.map((edge) => (
            <tr key={`${edge.query}.${edge.key}`}>
              <th scope="row">
                <bdi className={styles.query}>{labels[edge.query]?.text}</bdi> →{' '}
                <bdi className={styles.key}>{labels[edge.key]?.text}</bdi>
              </th>
              <td className={styles.number}>
                <CopyNumber value={edge.before} format="weight" />
              </td>
              <td className={styles.number}>
                <CopyNumber value={edge.after} format="weight" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ExportTable
        label={t('attention.edges')}
        fileName="edges-of-a-head"
        table={() => edgesCsv(before, after, labels)}
      />
    </>
  );
}

/** Every edge whose weight changed, the largest change first. */
function edgesCsv(before: HeadAttention, after: HeadAttention, labels: readonly TokenCaption[]): CsvTable {
  const all = largestEdgeChanges(before, after, before.data.length);
  return {
    columns: ['query_position', 'query', 'key_position', 'key', 'weight_before', 'weight_after'],
    rows: all.map((edge) => [
      edge.query + 1,
      labels[edge.query]?.text ?? null,
      edge.key + 1,
      labels[edge.key]?.text ?? null,
      edge.before,
      edge.after,
    ]),
  };
}
