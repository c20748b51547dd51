/**
 * A list that grows at its top stays where it is read: under the pointer, under the focus, or scrolled to. Without a
 * reader the newest stays in sight. The browser's own anchoring does not work at the top, and not in every browser.
 */
import { useLayoutEffect, useRef, type RefObject } from 'react';

export function useKeptPlace(list: RefObject<HTMLElement | null>, count: number): void {
  const tops = useRef(new WeakMap<Element, number>());
  useLayoutEffect(() => {
    const element = list.current;
    const frame = element && scrollingParent(element);
    if (!element || !frame) return;
    const topOf = (row: Element) => row.getBoundingClientRect().top + frame.scrollTop;
    const rows = [...element.children];
    const read = rows.find((row) => row.matches(':hover, :focus-within')) ?? (frame.scrollTop > 0 ? rows.at(-1) : null);
    const before = read ? tops.current.get(read) : undefined;
    // By as much as the row moved, the frame follows.
    if (read && before !== undefined) frame.scrollTop += topOf(read) - before;
    for (const row of rows) tops.current.set(row, topOf(row));
  }, [list, count]);
}

/** What scrolls around an element; null where the page itself does. */
function scrollingParent(element: HTMLElement): HTMLElement | null {
  for (let parent = element.parentElement; parent; parent = parent.parentElement)
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  return null;
}
