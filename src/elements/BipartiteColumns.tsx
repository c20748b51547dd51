/**
 * The two columns of BipartiteLines: queries to choose from, keys with their weights. Each row is
 * drawn anew only when it changed: a hover changes one, and there may be 256.
 */
import { memo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { position, type Position } from '@/model/axes.ts';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { joinClasses } from './joinClasses.ts';
import { useFormat } from './useFormat.ts';
import styles from './BipartiteColumns.module.css';

interface ColumnProps {
  readonly label: string;
  readonly tokens: readonly TokenCaption[];
  /** CSS pixels. */
  readonly rowHeight: number;
  readonly hovered: number | null;
  readonly onHover: ((at: Position | null) => void) | undefined;
}

export interface QueryColumnProps extends ColumnProps {
  readonly selected: number | null;
  readonly onSelect: ((at: Position) => void) | undefined;
}

export function QueryColumn({ label, tokens, rowHeight, hovered, onHover, selected, onSelect }: QueryColumnProps) {
  const list = useRef<HTMLDivElement>(null);
  const last = tokens.length - 1;
  const reachable = Math.min(selected ?? last, last);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.max(0, Math.min(last, reachable + step));
    onSelect?.(position(next));
    list.current?.querySelectorAll<HTMLElement>('[role="radio"]')[next]?.focus();
  };
  return (
    <div
      ref={list}
      className={joinClasses(styles.column, styles.queries)}
      role="radiogroup"
      aria-label={label}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const at = rowOf(event.target);
        if (at !== null) onSelect?.(at);
      }}
      onPointerOver={(event: PointerEvent) => onHover?.(rowOf(event.target))}
      onPointerLeave={() => onHover?.(null)}
    >
      {tokens.map((token, at) => (
        <QueryRow
          key={at}
          at={at}
          token={token}
          rowHeight={rowHeight}
          isHovered={at === hovered}
          isSelected={at === selected}
          isReachable={at === reachable}
        />
      ))}
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The row an event came from; the columns listen for all their rows. */
function rowOf(target: EventTarget): Position | null {
  const row = target instanceof Element ? target.closest('[data-row]') : null;
  return row instanceof HTMLElement ? position(Number(row.dataset['row'])) : null;
}

interface QueryRowProps {
  readonly at: number;
  readonly token: TokenCaption;
  readonly rowHeight: number;
  readonly isHovered: boolean;
  readonly isSelected: boolean;
  readonly isReachable: boolean;
}

const QueryRow = memo(function QueryRow({ at, token, rowHeight, isHovered, isSelected, isReachable }: QueryRowProps) {
  return (
    <button
      type="button"
      role="radio"
      data-row={at}
      aria-checked={isSelected}
      tabIndex={isReachable ? 0 : -1}
      style={{ height: rowHeight }}
      className={joinClasses(
        styles.row,
        isHovered && styles.hovered,
        isSelected && styles.selected,
        token.isFragment && styles.fragment,
      )}
    >
      <span className={styles.token} translate="no">
        {token.text}
      </span>
    </button>
  );
});

export interface KeyColumnProps extends ColumnProps {
  /** The weight of a key; null where there is none: before a query is chosen, or ahead of it. */
  readonly weightOf: (key: number) => number | null;
  /** Keys from this one on are masked for the query; null before a query is chosen. */
  readonly firstMasked: number | null;
}

export function KeyColumn({ label, tokens, rowHeight, hovered, onHover, weightOf, firstMasked }: KeyColumnProps) {
  return (
    <ol
      className={styles.column}
      aria-label={label}
      onPointerOver={(event) => onHover?.(rowOf(event.target))}
      onPointerLeave={() => onHover?.(null)}
    >
      {tokens.map((token, at) => (
        <KeyRow
          key={at}
          at={at}
          token={token}
          rowHeight={rowHeight}
          isHovered={at === hovered}
          isMasked={firstMasked !== null && at >= firstMasked}
          weight={weightOf(at)}
        />
      ))}
    </ol>
  );
}

interface KeyRowProps {
  readonly at: number;
  readonly token: TokenCaption;
  readonly rowHeight: number;
  readonly isHovered: boolean;
  readonly isMasked: boolean;
  readonly weight: number | null;
}

const KeyRow = memo(function KeyRow({ at, token, rowHeight, isHovered, isMasked, weight }: KeyRowProps) {
  const format = useFormat();
  return (
    <li
      data-row={at}
      style={{ height: rowHeight }}
      className={joinClasses(
        styles.row,
        isHovered && styles.hovered,
        isMasked && styles.masked,
        token.isFragment && styles.fragment,
      )}
    >
      <span className={styles.token} translate="no">
        {token.text}
      </span>
      {weight === null ? null : (
        <data className={styles.weight} value={String(weight)} title={String(weight)}>
          {format.weight(weight)}
        </data>
      )}
    </li>
  );
});
