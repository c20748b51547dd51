/**
 * The candidates as a table: the best, or those found by a search; what a filter removed is struck
 * through with the reason; all the others are one row. Only these rows exist, however large the vocabulary.
 */
import { Button } from '@/elements/Button.tsx';
import { joinClasses } from '@/elements/joinClasses.ts';
import { NumberValue } from '@/elements/NumberValue.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { TokenId } from '@/model/axes.ts';
import type { SamplingSettings } from '@/model/samplingSettings.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { CandidateRow } from './CandidateRow.tsx';
import type { CandidateList } from '@/model/candidates.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { barScale, chainColumns, type ChainColumn } from './columns.ts';
import styles from './CandidateTable.module.css';

interface CandidateTableProps {
  /** The rows are found by text: their ranks have gaps. */
  readonly isSearch: boolean;
  readonly list: CandidateList;
  /** V. */
  readonly total: number;
  readonly vocabulary: Vocabulary;
  readonly settings: SamplingSettings;
  /** Null as long as it is not drawn. */
  readonly upcoming: TokenId | null;
  readonly selected: TokenId;
  /** Of the row of all the others; null while a search decides what is shown. */
  readonly more: { readonly isOn: boolean; readonly count: number; readonly onToggle: () => void } | null;
}

export function CandidateTable(props: CandidateTableProps) {
  const { isSearch, list, total, vocabulary, settings, upcoming, selected, more } = props;
  const { t } = useTranslation('nextToken');
  const format = useFormat();
  const columns = chainColumns(settings);
  const scale = barScale(list);
  return (
    <div className={styles.scroller}>
      <table
        className={styles.table}
        aria-label={t('heading')}
        data-drawing={t('heading')}
        aria-rowcount={total + 1}
        data-plain={columns.length === 0}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('table.token')}</th>
            <th scope="col" className={styles.id}>
              {t('table.id')}
            </th>
            <th scope="col" className={styles.number}>
              {t('table.logit')}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={columnClass(column)}>
                {t(`table.${column}`)}
              </th>
            ))}
            <th scope="col" className={styles.probability} data-scale={`0–${format.integer(scale * 100)}\u202f%`}>
              {t('table.probability')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...list.rows, ...list.pinned].map((candidate, at) => (
            <CandidateRow
              key={candidate.id}
              candidate={candidate}
              vocabulary={vocabulary}
              columns={columns}
              scale={scale}
              isApart={!isSearch && at === list.rows.length}
              showsRank={isSearch || at >= list.rows.length}
              isUpcoming={candidate.id === upcoming}
              isSelected={candidate.id === selected}
            />
          ))}
        </tbody>
        {more && list.rest.count > 0 ? (
          <tfoot>
            <tr>
              <td colSpan={3}>
                {t('table.rest', { count: list.rest.count })}
                <Button variant="quiet" aria-expanded={more.isOn} onClick={more.onToggle}>
                  {more.isOn ? t('table.fewer') : t('table.more', { count: more.count })}
                </Button>
              </td>
              {columns.map((column) => (
                <td key={column} className={columnClass(column)}>
                  {column === 'base' ? <NumberValue value={list.rest.base} format="probability" isMuted /> : null}
                </td>
              ))}
              <td className={styles.probability}>
                <NumberValue value={list.rest.probability} format="probability" />
              </td>
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

function columnClass(column: ChainColumn): string {
  return joinClasses(styles.number, styles[column]);
}
