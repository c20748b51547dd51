/**
 * A list that grows at its top stays where it is read: under the pointer, under the focus, or scrolled to. Without a
 * reader the newest stays in sight. The browser's own anchoring does not work at the top, and not in every browser.
 */
import { useLayoutEffect, useRef, type RefObject } from 'react';

/** A ref to put on the list. */
export function useKeptPlace<List extends HTMLElement>(): RefObject<List | null> {
  const list = useRef<List>(null);
  const tops = useRef(new WeakMap<Element, number>());
  /** What whole pixels of scrolling have left over of the way of the row that is read: it would add up. */
  const rest = useRef<{ row: Element; pixels: number } | null>(null);
  // After every rendering: rows come, and samples that come later can be taller than the room kept for them.
  useLayoutEffect(() => {
    const element = list.current;
    const frame = element && scrollingParent(element);
    const panel = element?.parentElement;
    if (!element || !frame || !panel) return;
    const topOf = (row: Element) => row.getBoundingClientRect().top + frame.scrollTop;
    const rows = [...element.children];
    const read = rows.find((row) => row.matches(':hover, :focus-within')) ?? (frame.scrollTop > 0 ? rows.at(-1) : null);
    const before = read ? tops.current.get(read) : undefined;
    const left = rest.current && rest.current.row === read ? rest.current.pixels : 0;
    const moved = read && before !== undefined ? topOf(read) - before + left : 0;
    if (read && Math.abs(moved) > 0.5) {
      const at = frame.scrollTop;
      scrollTo(frame, panel, at + moved);
      rest.current = { row: read, pixels: moved - (frame.scrollTop - at) };
    } else if (!read) panel.style.marginBottom = '';
    for (const row of rows) tops.current.set(row, topOf(row));
  });
  return list;
}

/** What stands below the list may become shorter by this, CSS pixels, without the list being pushed back. */
const SLACK = 240;

/** Where there is too little to scroll so far, the panel gets empty room at its end. */
function scrollTo(frame: HTMLElement, panel: HTMLElement, to: number): void {
  const lacks = to + SLACK - (frame.scrollHeight - frame.clientHeight);
  if (lacks > 0) panel.style.marginBottom = `${(Number.parseFloat(panel.style.marginBottom) || 0) + lacks}px`;
  frame.scrollTop = to;
}

/** What scrolls around an element; null where the page itself does. */
function scrollingParent(element: HTMLElement): HTMLElement | null {
  for (let parent = element.parentElement; parent; parent = parent.parentElement)
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  return null;
}
