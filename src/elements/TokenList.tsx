/**
 * The text as tokens, one item each, in reading order. One token is in the tab order; arrow keys
 * lead to the others. Pointing and selecting are told to the caller, who tells all other views.
 */
import { Fragment, memo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { position, type Position } from '@/model/axes.ts';
import { readableOn, type Palette } from '@/draw/palette.ts';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { TokenChip } from './TokenChip.tsx';
import { useLook } from './useLook.ts';
import styles from './TokenList.module.css';

export interface TokenListItem extends TokenCaption {
  /** Written below the token when `showsIds`. */
  readonly id?: number;
  /** A colour that carries a meaning; the text's colour is chosen to be readable on it. */
  readonly background?: string | undefined;
  /** Just chosen as the next token. */
  readonly isChosen?: boolean;
  /** Made by the model, not typed. */
  readonly isGenerated?: boolean;
  /** Outside the window: the model does not read it. */
  readonly isDimmed?: boolean;
  /** A small control of its own below the token; keep the same element while it does not change. */
  readonly mark?: ReactNode;
  /** The token in words, its accessible name: "token 3, ·Mary, id 5335". */
  readonly description?: string;
  /** What its name says of the token in signs, in words: "Mary, with a space before". */
  readonly spoken?: string | undefined;
}

export interface TokenListProps {
  /** Accessible name: "Tokens". */
  readonly label: string;
  /** Keep the same object for a token that did not change: then it is not drawn anew. */
  readonly tokens: readonly TokenListItem[];
  readonly selected: number | null;
  readonly hovered: number | null;
  readonly onSelect?: (position: Position) => void;
  readonly onHover?: (position: Position | null) => void;
  readonly showsIds?: boolean;
  /** Put after token `slotAfter`, or at the end: the caret of generation. */
  readonly slot?: ReactNode;
  readonly slotAfter?: number;
}

export function TokenList(props: TokenListProps) {
  const {
    label,
    tokens,
    selected,
    hovered,
    onSelect,
    onHover,
    showsIds = false,
    slot,
    slotAfter = tokens.length - 1,
  } = props;
  const { palette } = useLook();
  const list = useRef<HTMLOListElement>(null);
  const [visited, setVisited] = useState<number | null>(null);
  const last = tokens.length - 1;
  const reachable = Math.max(0, Math.min(visited ?? selected ?? last, last));
  const onKeyDown = (event: KeyboardEvent) => {
    const next = isOwn(event.target) ? null : nextIndex(event.key, reachable, last);
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    list.current?.querySelector<HTMLElement>(`[data-index="${next}"] button`)?.focus();
  };
  const indexOf = (target: EventTarget) => {
    const item = target instanceof Element ? target.closest('[data-index]') : null;
    return item instanceof HTMLElement ? position(Number(item.dataset['index'])) : null;
  };
  return (
    <ol
      ref={list}
      className={styles.list}
      aria-label={label}
      data-drawing={label}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const index = isOwn(event.target) ? null : indexOf(event.target);
        if (index !== null) onSelect?.(index);
      }}
      onFocus={(event) => {
        const index = indexOf(event.target);
        setVisited(index);
        onHover?.(index);
      }}
      onBlur={() => {
        setVisited(null);
        onHover?.(null);
      }}
      onPointerOver={(event) => onHover?.(indexOf(event.target))}
      onPointerLeave={() => onHover?.(null)}
    >
      {tokens.map((token, at) => (
        <Fragment key={at}>
          <Item
            token={token}
            index={at}
            palette={palette}
            isSelected={at === selected}
            isHovered={at === hovered}
            isReachable={at === reachable}
            showsIds={showsIds}
          />
          {slot && at === slotAfter ? <li className={styles.slot}>{slot}</li> : null}
        </Fragment>
      ))}
      {slot && tokens.length === 0 ? <li className={styles.slot}>{slot}</li> : null}
    </ol>
  );
}

/** A mark below a token has its own use for clicks and keys. */
function isOwn(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-own]') !== null;
}

/** Where a key leads in a row of tokens; null for a key that leads nowhere. */
function nextIndex(key: string, current: number, last: number): number | null {
  if (key === 'ArrowRight') return Math.min(last, current + 1);
  if (key === 'ArrowLeft') return Math.max(0, current - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

interface ItemProps {
  readonly token: TokenListItem;
  readonly index: number;
  readonly palette: Palette;
  readonly isSelected: boolean;
  readonly isHovered: boolean;
  readonly isReachable: boolean;
  readonly showsIds: boolean;
}

/** The list listens for all its items, so that 256 of them share one set of handlers and can be memoized. */
const Item = memo(function Item({ token, index, palette, isSelected, isHovered, isReachable, showsIds }: ItemProps) {
  const { id, mark, description, background, ...looks } = token;
  return (
    <li className={styles.item} data-index={index}>
      <TokenChip
        {...looks}
        {...(description === undefined ? {} : { label: description })}
        background={background}
        foreground={background === undefined ? undefined : readableOn(background, palette)}
        isSelected={isSelected}
        isHovered={isHovered}
        tabIndex={isReachable ? 0 : -1}
        onClick={ignore}
      />
      {(showsIds && id !== undefined) || mark ? (
        <span className={styles.below}>
          {showsIds && id !== undefined ? (
            <data className={styles.id} value={id}>
              {id}
            </data>
          ) : null}
          {mark ? <span data-own>{mark}</span> : null}
        </span>
      ) : null}
    </li>
  );
});

const ignore = () => undefined;
