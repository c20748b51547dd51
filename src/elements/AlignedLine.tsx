/** One line of AlignedRows: the same bytes of the text in every row. */
import { memo, type CSSProperties, type ReactNode } from 'react';
import type { PieceLine } from '@/draw/alignPieces.ts';
import styles from './AlignedRows.module.css';
import { joinClasses } from './joinClasses.ts';

/** Bytes [from, to) of the text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A cell by its row and its index there. */
export interface CellPlace {
  readonly row: number;
  readonly at: number;
}

export interface AlignedRow {
  readonly key: string;
  readonly name: string;
  /** Where each of its cells ends, in bytes of the text. */
  readonly ends: ArrayLike<number>;
}

export interface AlignedCell {
  /** What is written, and below it. */
  readonly label: string;
  readonly below?: ReactNode;
  /** For those who hear it. */
  readonly words: string;
  readonly title?: string | undefined;
  readonly isSelected: boolean;
  /** Holds bytes that are no whole character. */
  readonly isFragment: boolean;
  readonly className?: string | undefined;
  readonly style?: CSSProperties;
  /** For the sheet of styles: `data-…` by their names. */
  readonly data?: Readonly<Record<`data-${string}`, string | true | undefined>>;
}

interface AlignedLineProps {
  readonly line: PieceLine;
  /** Rows of the grid before this line. */
  readonly firstRow: number;
  readonly rows: readonly AlignedRow[];
  /** Where it reaches into this line. */
  readonly mark: Span | null;
  readonly cellOf: (place: CellPlace, mark: Span | null) => AlignedCell;
  readonly reachableRow: number | null;
  readonly reachableAt: number | null;
  readonly className?: string | undefined;
}

export const AlignedLine = memo(function AlignedLine(props: AlignedLineProps) {
  const { line, firstRow, rows, mark, cellOf, reachableRow, reachableAt, className } = props;
  return (
    <div className={joinClasses(styles.line, className)} role="rowgroup">
      {rows.map(({ key, name }, row) => (
        <div key={key} className={styles.row} role="row" aria-rowindex={firstRow + row + 1}>
          <span className={styles.name} role="rowheader" translate="no" title={name}>
            {name}
          </span>
          <span className={styles.track} role="presentation" translate="no">
            {line.rows[row]!.map(({ at, width }) => {
              const cell = cellOf({ row, at }, mark);
              return (
                <span
                  key={at}
                  role="gridcell"
                  className={joinClasses(styles.cell, cell.isFragment && styles.fragment, cell.className)}
                  style={{ width, ...cell.style }}
                  data-row={row}
                  data-at={at}
                  {...cell.data}
                  tabIndex={row === reachableRow && at === reachableAt ? 0 : -1}
                  aria-selected={cell.isSelected}
                  aria-label={cell.words}
                  title={cell.title}
                >
                  <bdi className={styles.label}>{cell.label}</bdi>
                  {cell.below}
                </span>
              );
            })}
          </span>
        </div>
      ))}
    </div>
  );
});
