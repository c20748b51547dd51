/**
 * Several cuts of one text under one another, line by line, the same byte at the same place in every row. One cell is in
 * the tab order; arrow keys lead to the others, up and down to the cell that holds the same byte. The grid listens for
 * all of its cells, so that a line is drawn anew only when what it shows has changed.
 */
import { useRef, useState, type KeyboardEvent, type RefCallback } from 'react';
import type { PieceLine } from '@/draw/alignPieces.ts';
import { AlignedLine, type AlignedCell, type AlignedRow, type CellPlace, type Span } from './AlignedLine.tsx';
import styles from './AlignedRows.module.css';
import { Button } from './Button.tsx';
import type { LineWidth } from './useLineWidth.ts';

export type { AlignedCell, AlignedRow, CellPlace };

export interface AlignedRowsProps<Mark extends Span> {
  readonly label: string;
  readonly rows: readonly AlignedRow[];
  /** The rows laid out in lines as wide as their place. */
  readonly lines: readonly PieceLine[];
  readonly place: LineWidth;
  /** Measures that place. */
  readonly box: RefCallback<Element>;
  /** Lines drawn at first: a long text is thousands of cells. Each press after draws ten times as many. */
  readonly linesAtOnce: number;
  /** How many more lines the button draws, in words. */
  readonly moreWords: (count: number) => string;
  /** With another text only the first lines are drawn again. */
  readonly text: string;
  /** What is chosen; the same object as long as it is. */
  readonly mark: Mark | null;
  /** The cell in the tab order until one had the focus. */
  readonly start: CellPlace;
  /** The same function as long as the cells are. */
  readonly cellOf: (place: CellPlace, mark: Mark | null) => AlignedCell;
  readonly onChoose: (place: CellPlace, by: 'key' | 'pointer') => void;
  /** Escape, while something is chosen. */
  readonly onLeave: () => void;
  readonly isDrawing?: boolean;
  readonly className?: string | undefined;
}

export function AlignedRows<Mark extends Span>(props: AlignedRowsProps<Mark>) {
  const { label, rows, lines, place, box, linesAtOnce, moreWords, text, mark, start, cellOf } = props;
  const grid = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<CellPlace | null>(null);
  const [shown, setShown] = useState({ of: text, count: linesAtOnce });
  const count = shown.of === text ? shown.count : linesAtOnce;
  const rest = lines.length - count;
  const reachable = focused && focused.at < (rows[focused.row]?.ends.length ?? 0) ? focused : start;

  const onKeyDown = (event: KeyboardEvent) => {
    const from = placeOf(event.target);
    if (event.altKey || event.ctrlKey || event.metaKey || !from) return;
    if (event.key === 'Escape' && mark) {
      event.stopPropagation();
      return props.onLeave();
    }
    const to = event.key === 'Enter' || event.key === ' ' ? from : nextPlace(event.key, from, rows);
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    props.onChoose(to, 'key');
    grid.current?.querySelector<HTMLElement>(`[data-row="${to.row}"][data-at="${to.at}"]`)?.focus();
  };

  return (
    <div ref={box} className={styles.box}>
      <div
        ref={grid}
        className={styles.grid}
        style={{ '--name-width': `${place.nameWidth}px` } as React.CSSProperties}
        data-drawing={props.isDrawing ? '' : undefined}
        role="grid"
        aria-label={label}
        aria-rowcount={lines.length * rows.length}
        data-wide={place.isWide || undefined}
        onKeyDown={onKeyDown}
        onFocus={(event) => setFocused(placeOf(event.target))}
        onClick={(event) => {
          const pressed = placeOf(event.target);
          if (pressed) props.onChoose(pressed, 'pointer');
        }}
      >
        {lines.slice(0, count).map((line, at) => {
          const isHere = line.rows[reachable.row]?.some((piece) => piece.at === reachable.at) ?? false;
          return (
            <AlignedLine
              key={line.from}
              line={line}
              firstRow={at * rows.length}
              rows={rows}
              mark={mark && reachesInto(mark, line) ? mark : null}
              cellOf={cellOf as (place: CellPlace, mark: Span | null) => AlignedCell}
              reachableRow={isHere ? reachable.row : null}
              reachableAt={isHere ? reachable.at : null}
              className={props.className}
            />
          );
        })}
      </div>
      {rest > 0 ? (
        <Button variant="quiet" onClick={() => setShown({ of: text, count: count + 10 * linesAtOnce })}>
          {moreWords(Math.min(rest, 10 * linesAtOnce))}
        </Button>
      ) : null}
    </div>
  );
}

/** Also of a cell that holds no byte. */
const reachesInto = ({ from, to }: Span, line: Span) =>
  from < line.to && (to > line.from || (from === to && from >= line.from));

function placeOf(target: EventTarget): CellPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null;
  return cell ? { row: Number(cell.dataset['row']), at: Number(cell.dataset['at']) } : null;
}

function nextPlace(key: string, { row, at }: CellPlace, rows: readonly AlignedRow[]): CellPlace | null {
  const ends = rows[row]?.ends ?? [];
  const last = ends.length - 1;
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
      const next = row + (key === 'ArrowUp' ? -1 : 1);
      const other = rows[next];
      if (!other) return null;
      const from = ends[at - 1] ?? 0;
      return {
        row: next,
        at: Math.max(
          0,
          Array.from(other.ends).findIndex((end) => end > from),
        ),
      };
    }
    default:
      return null;
  }
}
