/**
 * The grid of pieces: line by line, and in each line one row a tokenizer. One piece is in the tab order; arrow keys lead to
 * the others. The grid listens for all of them, so that a line is drawn anew only when what it shows has changed.
 */
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { useElementSize } from '@/elements/useElementSize.ts';
import { PieceLineRows } from './PieceLineRows.tsx';
import type { PiecesRow } from './pieces.ts';
import { usePieceLines, type Fonts } from './usePieceLines.ts';
import styles from './PieceGrid.module.css';

/** A piece by its row and its index there. */
export interface ChosenPlace {
  readonly row: number;
  readonly at: number;
}

interface PieceGridProps {
  readonly text: string;
  readonly rows: readonly PiecesRow[];
  readonly showsIds: boolean;
  readonly chosen: ChosenPlace | null;
  readonly onChoose: (place: ChosenPlace | null) => void;
}

/** Lines drawn at first, and with every press after: a long text is thousands of pieces. */
const LINES_AT_ONCE = 24;
/** Names stand at the left of a line when there is room for them, and above it when not. */
const NAME_WIDTH = 104;
const WIDE = 560;

/** As in PieceGrid.module.css. */
const FONTS: Fonts = {
  label: '400 14px "JetBrains Mono Variable", monospace',
  id: '400 12px "JetBrains Mono Variable", monospace',
};

export function PieceGrid({ text, rows, showsIds, chosen, onChoose }: PieceGridProps) {
  const { t } = useTranslation('tokenizers');
  const grid = useRef<HTMLDivElement>(null);
  const [box, { width }] = useElementSize();
  const isWide = width >= WIDE;
  const lines = usePieceLines(text, rows, width - (isWide ? NAME_WIDTH : 0) - 2, FONTS, showsIds);
  const [shown, setShown] = useState({ of: text, count: LINES_AT_ONCE });
  const count = shown.of === text ? shown.count : LINES_AT_ONCE;
  const rest = lines.length - count;
  const span = chosen && rows[chosen.row]?.pieces[chosen.at];
  const reachable = chosen ?? { row: 0, at: 0 };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = placeOf(event.target);
    if (!from) return;
    if (event.key === 'Escape' && chosen) {
      event.stopPropagation();
      return onChoose(null);
    }
    const to = event.key === 'Enter' || event.key === ' ' ? from : nextPlace(event.key, from, rows);
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(to);
    const cell = grid.current?.querySelector<HTMLElement>(`[data-row="${to.row}"][data-at="${to.at}"]`);
    cell?.focus();
  };

  return (
    <div ref={box} className={styles.box}>
      <div
        ref={grid}
        className={styles.grid}
        data-drawing
        role="grid"
        aria-label={t('pieces.label')}
        aria-rowcount={lines.length * rows.length}
        data-wide={isWide || undefined}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const place = placeOf(event.target);
          if (place) onChoose(place.row === chosen?.row && place.at === chosen.at ? null : place);
        }}
      >
        {lines.slice(0, count).map((line, at) => {
          const isTouched = span && span.from < line.to && span.to > line.from;
          const isOwn = chosen !== null && line.rows[chosen.row]?.some((piece) => piece.at === chosen.at);
          const holdsReachable = line.rows[reachable.row]?.some((piece) => piece.at === reachable.at);
          return (
            <PieceLineRows
              key={line.from}
              line={line}
              firstRow={at * rows.length}
              rows={rows}
              showsIds={showsIds}
              from={isTouched ? span.from : null}
              to={isTouched ? span.to : null}
              chosenRow={isOwn ? chosen.row : null}
              chosenAt={isOwn ? chosen.at : null}
              reachableRow={holdsReachable ? reachable.row : null}
              reachableAt={holdsReachable ? reachable.at : null}
            />
          );
        })}
      </div>
      {rest > 0 ? (
        <Button variant="quiet" onClick={() => setShown({ of: text, count: count + 10 * LINES_AT_ONCE })}>
          {t('pieces.more', { count: Math.min(rest, 10 * LINES_AT_ONCE) })}
        </Button>
      ) : null}
    </div>
  );
}

function placeOf(target: EventTarget): ChosenPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null;
  return cell ? { row: Number(cell.dataset['row']), at: Number(cell.dataset['at']) } : null;
}

/** Left and right within the row, up and down to the piece of another row that holds the same byte. */
function nextPlace(key: string, { row, at }: ChosenPlace, rows: readonly PiecesRow[]): ChosenPlace | null {
  const last = rows[row]!.pieces.length - 1;
  switch (key) {
    case 'ArrowRight':
      return { row, at: Math.min(last, at + 1) };
    case 'ArrowLeft':
      return { row, at: Math.max(0, at - 1) };
    case 'Home':
      return { row, at: 0 };
    case 'End':
      return { row, at: last };
    case 'ArrowUp':
    case 'ArrowDown': {
      const next = Math.max(0, Math.min(rows.length - 1, row + (key === 'ArrowUp' ? -1 : 1)));
      const { from } = rows[row]!.pieces[at]!;
      const found = rows[next]!.pieces.findIndex((piece) => piece.to > from);
      return { row: next, at: Math.max(0, found) };
    }
    default:
      return null;
  }
}
