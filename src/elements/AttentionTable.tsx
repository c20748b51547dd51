/**
 * The numbers of one head as a table: the alternative to its heatmap, for screen readers, for
 * copying, and for those who want to read the numbers. A long text is shown in part, and says so.
 */
import { memo } from 'react';
import type { Tensor } from '@/model/tensor.ts';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { joinClasses } from './joinClasses.ts';
import { useFormat } from './useFormat.ts';
import styles from './AttentionTable.module.css';

export interface AttentionTableProps {
  /** The table's name: "Attention weights". */
  readonly caption: string;
  readonly weights: Tensor<readonly ['query', 'key']>;
  readonly tokens: readonly TokenCaption[];
  /** Around which rows are shown when there are too many; the last by default. */
  readonly selectedQuery: number | null;
  /** The word in the corner: "query ↓ key →". */
  readonly cornerLabel: string;
  /** Says what is left out; called only when something is. `from` and `to` are the rows shown, both included. */
  readonly describeLeftOut: (from: number, to: number, total: number) => string;
  /** In a masked cell: the model cannot look ahead. */
  readonly maskedLabel: string;
  readonly isVisuallyHidden?: boolean;
}

/** Up to this many tokens every row is shown. */
const WHOLE_TOKENS = 40;
/** Else this many rows on either side of the selected query. */
const ROWS_AROUND = 4;

export function AttentionTable(props: AttentionTableProps) {
  const {
    caption,
    weights,
    tokens,
    selectedQuery,
    cornerLabel,
    describeLeftOut,
    maskedLabel,
    isVisuallyHidden = false,
  } = props;
  const [rows, columns] = weights.shape;
  const [from, to] = shownRows(rows, selectedQuery);
  const queries = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  // No query shown looks further than the last one shown.
  const keys = Array.from({ length: Math.min(columns, to + 1) }, (_, key) => key);
  return (
    <div
      className={joinClasses(isVisuallyHidden ? 'visually-hidden' : styles.frame)}
      tabIndex={isVisuallyHidden ? undefined : 0}
      role="group"
      aria-label={caption}
    >
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{cornerLabel}</th>
            {keys.map((key) => (
              <th key={key} scope="col" translate="no">
                {tokens[key]?.text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {queries.map((query) => (
            <tr key={query} data-selected={query === selectedQuery || undefined}>
              <th scope="row" translate="no">
                {tokens[query]?.text}
              </th>
              {keys.map((key) => (
                <td key={key}>
                  <Weight
                    value={weights.data[query * columns + key] ?? 0}
                    maskedLabel={key > query ? maskedLabel : null}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {to - from + 1 < rows ? <p className={styles.note}>{describeLeftOut(from, to, rows)}</p> : null}
    </div>
  );
}

interface WeightProps {
  readonly value: number;
  /** Null when the query can see the key. */
  readonly maskedLabel: string | null;
}

/** A masked weight is a zero like any other to those who compute with it; to the eye it is an empty cell. */
const Weight = memo(function Weight({ value, maskedLabel }: WeightProps) {
  const format = useFormat();
  return (
    <data value={String(value)}>
      {maskedLabel === null ? format.weight(value) : <span className="visually-hidden">{maskedLabel}</span>}
    </data>
  );
});

/** First and last row shown. */
function shownRows(rows: number, selectedQuery: number | null): readonly [from: number, to: number] {
  if (rows <= WHOLE_TOKENS) return [0, rows - 1];
  const middle = Math.min(rows - 1, selectedQuery ?? rows - 1);
  const from = Math.max(0, Math.min(middle - ROWS_AROUND, rows - 1 - 2 * ROWS_AROUND));
  return [from, Math.min(rows - 1, from + 2 * ROWS_AROUND)];
}
