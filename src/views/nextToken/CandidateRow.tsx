/** One candidate: a button that forces it, its numbers, and a bar; or why it cannot be drawn. */
import { memo } from 'react';
import { Bar } from '@/elements/Bar.tsx';
import { joinClasses } from '@/elements/joinClasses.ts';
import { NumberValue } from '@/elements/NumberValue.tsx';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { LogitNumber } from '@/views/shared/arithmetic/LogitNumber.tsx';
import { useStores } from '@/views/shared/StoresContext.tsx';
import type { Candidate } from '@/model/candidates.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { ChooseToken } from './ChooseToken.tsx';
import type { ChainColumn } from './columns.ts';
import styles from './CandidateTable.module.css';

interface CandidateRowProps {
  readonly candidate: Candidate;
  readonly vocabulary: Vocabulary;
  readonly columns: readonly ChainColumn[];
  /** The probability that fills the bar. */
  readonly scale: number;
  /** The first of those that are not next in rank: a gap stands before it. */
  readonly isApart: boolean;
  /** Its place in the order is written before it; where rows follow one another it is plain to see. */
  readonly showsRank: boolean;
  readonly isUpcoming: boolean;
  readonly isSelected: boolean;
}

export const CandidateRow = memo(function CandidateRow(props: CandidateRowProps) {
  const { candidate, vocabulary, columns, scale, isApart, showsRank, isUpcoming, isSelected } = props;
  const { t } = useTranslation('nextToken');
  const { attribution } = useStores();
  const { id, rank, removal } = candidate;
  const open = () => attribution.getState().choose(id);
  return (
    <tr
      className={joinClasses(
        removal !== null && styles.removed,
        isSelected && styles.selected,
        isApart && styles.apart,
      )}
      // The first row is that of the column names.
      aria-rowindex={rank + 2}
      onPointerEnter={open}
      onFocus={open}
    >
      {/* A cell to who counts cells, the row's header to who hears the table. */}
      <td role="rowheader">
        {showsRank ? <span className={styles.rank}>{t('table.rank', { rank: rank + 1 })}</span> : null}
        <ChooseToken id={id} vocabulary={vocabulary} isUpcoming={isUpcoming} className={styles.choose} />
      </td>
      <td className={styles.id}>
        <data value={id}>{id}</data>
      </td>
      <td className={styles.number}>
        <LogitNumber token={id} value={candidate.logit} />
      </td>
      {columns.map((column) => (
        <td key={column} className={joinClasses(styles.number, styles[column])}>
          <NumberValue
            value={candidate[column]}
            {...(column === 'base' ? { format: 'probability', isMuted: true } : {})}
          />
        </td>
      ))}
      <td className={styles.probability}>
        {removal === null ? (
          <Bar
            share={candidate.probability / scale}
            marker={columns.includes('base') ? candidate.base / scale : null}
          />
        ) : (
          <span className={styles.reason}>
            <span className="visually-hidden">{t('removal.said', { reason: t(`removal.${removal}`) })}</span>
            <span aria-hidden="true">{t(`removal.${removal}`)}</span>
          </span>
        )}
        <NumberValue value={candidate.probability} format="probability" />
      </td>
    </tr>
  );
});
