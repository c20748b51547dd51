/** One line of the grid: the same bytes of the text in every row. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PieceLine } from '@/draw/alignPieces.ts';
import { joinClasses } from '@/elements/joinClasses.ts';
import type { Piece, PiecesRow } from './pieces.ts';
import styles from './PieceGrid.module.css';

interface PieceLineRowsProps {
  readonly line: PieceLine;
  /** Rows of the grid before this line. */
  readonly firstRow: number;
  readonly rows: readonly PiecesRow[];
  readonly showsIds: boolean;
  /** Bytes of the chosen piece, where some of them are in this line. */
  readonly from: number | null;
  readonly to: number | null;
  readonly chosenRow: number | null;
  readonly chosenAt: number | null;
  readonly reachableRow: number | null;
  readonly reachableAt: number | null;
}

export const PieceLineRows = memo(function PieceLineRows(props: PieceLineRowsProps) {
  const { line, firstRow, rows, showsIds, from, to, chosenRow, chosenAt, reachableRow, reachableAt } = props;
  const { t } = useTranslation('tokenizers');
  return (
    <div className={styles.line} role="rowgroup">
      {rows.map(({ column, name, pieces }, row) => (
        <div key={column} className={styles.row} role="row" aria-rowindex={firstRow + row + 1}>
          <span className={styles.name} role="rowheader" translate="no" title={name}>
            {name}
          </span>
          <span className={styles.track} role="presentation" translate="no">
            {line.rows[row]!.map(({ at, width }) => {
              const piece = pieces[at]!;
              const isChosen = row === chosenRow && at === chosenAt;
              const isWithin = from !== null && to !== null && piece.from < to && piece.to > from;
              return (
                <span
                  key={at}
                  role="gridcell"
                  className={classOf(piece, at, isChosen, isWithin)}
                  style={{ width }}
                  data-row={row}
                  data-at={at}
                  data-differs={piece.differs ?? undefined}
                  tabIndex={row === reachableRow && at === reachableAt ? 0 : -1}
                  aria-selected={isChosen}
                  aria-label={t('pieces.piece', { name, at: at + 1, token: piece.label, id: piece.id })}
                  title={piece.isAdded ? t('pieces.added') : undefined}
                >
                  <bdi className={styles.label}>{piece.label}</bdi>
                  {showsIds ? (
                    <data className={styles.id} value={piece.id}>
                      {piece.id}
                    </data>
                  ) : null}
                </span>
              );
            })}
          </span>
        </div>
      ))}
    </div>
  );
});

function classOf({ isFragment, isAdded }: Piece, at: number, isChosen: boolean, isWithin: boolean): string {
  return joinClasses(
    styles.piece,
    at % 2 === 1 && styles.odd,
    isFragment && styles.fragment,
    isAdded && styles.added,
    isWithin && styles.within,
    isChosen && styles.chosen,
  );
}
