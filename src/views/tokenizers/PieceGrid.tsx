/** The grid of pieces: line by line, and in each line one row a tokenizer. */
import { useCallback, useMemo } from 'react';
import { AlignedRows, type AlignedCell, type CellPlace } from '@/elements/AlignedRows.tsx';
import { useLineWidth } from '@/elements/useLineWidth.ts';
import { joinClasses } from '@/elements/joinClasses.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { PiecesRow } from './pieces.ts';
import { usePieceLines, type Fonts } from './usePieceLines.ts';
import styles from './PieceGrid.module.css';

interface PieceGridProps {
  readonly text: string;
  readonly rows: readonly PiecesRow[];
  readonly showsIds: boolean;
  readonly chosen: CellPlace | null;
  readonly onChoose: (place: CellPlace | null) => void;
}

/** A chosen piece, with the bytes that are marked in the other rows. */
interface Chosen extends CellPlace {
  readonly from: number;
  readonly to: number;
}

/** As in the sheets of AlignedRows and PieceGrid. */
const FONTS: Fonts = {
  label: '400 14px "JetBrains Mono Variable", monospace',
  id: '400 12px "JetBrains Mono Variable", monospace',
};

export function PieceGrid({ text, rows, showsIds, chosen, onChoose }: PieceGridProps) {
  const { t } = useTranslation('tokenizers');
  const { row: chosenRow, at: chosenAt } = chosen ?? { row: -1, at: -1 };
  const mark = useMemo((): Chosen | null => {
    const piece = rows[chosenRow]?.pieces[chosenAt];
    return piece ? { row: chosenRow, at: chosenAt, from: piece.from, to: piece.to } : null;
  }, [rows, chosenRow, chosenAt]);
  const cuts = useMemo(
    () => rows.map(({ column, name, pieces }) => ({ key: column, name, ends: pieces.map(({ to }) => to) })),
    [rows],
  );
  const cellOf = useCallback(
    ({ row, at }: CellPlace, chosen: Chosen | null): AlignedCell => {
      const { name, pieces } = rows[row]!;
      const { id, label, from, to, isFragment, isAdded, differs } = pieces[at]!;
      const isSelected = row === chosen?.row && at === chosen.at;
      const isWithin = chosen !== null && from < chosen.to && to > chosen.from;
      return {
        label,
        below: showsIds ? (
          <data className={styles.id} value={id}>
            {id}
          </data>
        ) : null,
        words: t('pieces.piece', { name, at: at + 1, token: label, id }),
        title: isAdded ? t('pieces.added') : undefined,
        isSelected,
        isFragment,
        className: joinClasses(
          styles.piece,
          at % 2 === 1 && styles.odd,
          isAdded && styles.added,
          isWithin && styles.within,
          isSelected && styles.chosen,
        ),
        data: { 'data-differs': differs ?? undefined },
      };
    },
    [rows, showsIds, t],
  );
  const [box, place] = useLineWidth(104);
  const lines = usePieceLines(text, rows, place.width, FONTS, showsIds);
  return (
    <AlignedRows
      isDrawing
      label={t('pieces.label')}
      rows={cuts}
      lines={lines}
      box={box}
      place={place}
      linesAtOnce={24}
      moreWords={(count) => t('pieces.more', { count })}
      text={text}
      mark={mark}
      start={chosen ?? { row: 0, at: 0 }}
      cellOf={cellOf}
      onChoose={(place, by) =>
        onChoose(by === 'pointer' && place.row === chosen?.row && place.at === chosen.at ? null : place)
      }
      onLeave={() => onChoose(null)}
    />
  );
}
