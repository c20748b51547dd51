/**
 * A list of things to do that opens from a button, over everything else. Arrow keys, Home and End walk through it, a
 * letter goes to the next entry that begins with it, Enter does it, Escape and a press elsewhere close it. The button is
 * the caller's; the focus goes back to it.
 */
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import styles from './Menu.module.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** A second, quieter line. */
  readonly hint?: string;
  readonly run: () => void;
}

export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Said where there is nothing to do. */
  readonly empty: string;
  readonly opener: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** Between the button and the list, and between the list and the window's edge, CSS pixels. */
const GAP = 4;
const EDGE = 8;

export function Menu({ label, items, empty, opener, onClose }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);
  useLayoutEffect(() => {
    const [from, box] = [opener.current?.getBoundingClientRect(), list.current?.getBoundingClientRect()];
    if (!from || !box) return;
    const { clientWidth, clientHeight } = document.documentElement;
    const fitsBelow = from.bottom + GAP + box.height <= clientHeight - EDGE;
    const top = fitsBelow ? from.bottom + GAP : Math.max(EDGE, from.top - GAP - box.height);
    setPlace({ top, left: Math.max(EDGE, Math.min(from.right - box.width, clientWidth - EDGE - box.width)) });
  }, [opener, items]);
  const isPlaced = place !== null;
  useEffect(() => {
    if (isPlaced) (list.current?.querySelector<HTMLElement>('[role="menuitem"]') ?? list.current)?.focus();
  }, [isPlaced]);
  useEffect(() => {
    const closeBeside = (event: Event) => {
      const { target } = event;
      if (target instanceof Node && (list.current?.contains(target) || opener.current?.contains(target))) return;
      onClose();
    };
    // The list stands where the button was. What was scrolled to bring the button into view is told a frame later.
    const stood = opener.current?.getBoundingClientRect().top ?? 0;
    const closeMoved = (event: Event) => {
      if (Math.abs((opener.current?.getBoundingClientRect().top ?? 0) - stood) > 1) closeBeside(event);
    };
    document.addEventListener('pointerdown', closeBeside);
    document.addEventListener('scroll', closeMoved, true);
    window.addEventListener('resize', onClose);
    return () => {
      document.removeEventListener('pointerdown', closeBeside);
      document.removeEventListener('scroll', closeMoved, true);
      window.removeEventListener('resize', onClose);
    };
  }, [opener, onClose]);

  const leave = () => {
    opener.current?.focus();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The keys of the page are not meant here.
    event.stopPropagation();
    if (event.key === 'Tab') return leave();
    if (event.key === 'Escape') leave();
    else if (!walk(event.key, list.current)) return;
    event.preventDefault();
  };
  return createPortal(
    <div
      ref={list}
      className={styles.menu}
      role={items.length > 0 ? 'menu' : 'dialog'}
      aria-label={label}
      tabIndex={-1}
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      onKeyDown={onKeyDown}
    >
      {items.length === 0 ? <p className={styles.empty}>{empty}</p> : null}
      {items.map(({ id, label: words, hint, run }) => (
        <button
          key={id}
          type="button"
          role="menuitem"
          className={styles.item}
          tabIndex={-1}
          onPointerMove={(event) => event.currentTarget.focus()}
          onClick={() => {
            leave();
            run();
          }}
        >
          <span>{words}</span>
          {hint ? <span className={styles.hint}>{hint}</span> : null}
        </button>
      ))}
    </div>,
    // What is outside of an open dialog cannot be pressed.
    opener.current?.closest('dialog') ?? document.body,
  );
}

/** True where the key moved the focus. */
function walk(key: string, list: HTMLElement | null): boolean {
  const items = [...(list?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  const at = items.findIndex((item) => item === document.activeElement);
  const to = (index: number) => {
    items.at(index % items.length)?.focus();
    return true;
  };
  if (items.length === 0) return false;
  if (key === 'ArrowDown') return to(at + 1);
  if (key === 'ArrowUp') return to(at - 1);
  if (key === 'Home') return to(0);
  if (key === 'End') return to(-1);
  if ([...key].length !== 1 || key === ' ') return false;
  const around = items.map((_, step) => (at + 1 + step) % items.length);
  const found = around.find((index) => items[index]?.textContent.toLowerCase().startsWith(key.toLowerCase()));
  return found !== undefined && to(found);
}
