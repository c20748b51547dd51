/**
 * A list that grows at its top stays where it is read: under the pointer, under the focus, or scrolled to. Without a
 * reader the newest stays in sight. The browser's own anchoring does not work at the top, and not in every browser.
 */
import { useLayoutEffect, useRef, type RefObject } from 'react';

/** A ref to put on the list. */
export function useKeptPlace<List extends HTMLElement>(): RefObject<List | null> {
  const list = useRef<List>(null);
  const tops = useRef(new WeakMap<Element, number>());
  // After every rendering: rows come, and samples that come later can be taller than the room kept for them.
  useLayoutEffect(() => {
    const element = list.current;
    const frame = element && scrollingParent(element);
    if (!element || !frame) return;
    const topOf = (row: Element) => row.getBoundingClientRect().top + frame.scrollTop;
    const rows = [...element.children];
    const read = rows.find((row) => row.matches(':hover, :focus-within')) ?? (frame.scrollTop > 0 ? rows.at(-1) : null);
    const before = read ? tops.current.get(read) : undefined;
    if (read && before !== undefined) scrollTo(frame, element, frame.scrollTop + topOf(read) - before);
    else if (frame.scrollTop === 0) element.style.paddingBottom = '';
    for (const row of rows) tops.current.set(row, topOf(row));
  });
  return list;
}

/** What stands below the list may become shorter by this, CSS pixels, without the list being pushed back. */
const SLACK = 160;

/** Where the list is too short to be scrolled so far, it gets the room below that it lacks. */
function scrollTo(frame: HTMLElement, list: HTMLElement, to: number): void {
  frame.scrollTop = to;
  const lacks = to - frame.scrollTop;
  if (lacks < 1) return;
  list.style.paddingBottom = `${(Number.parseFloat(list.style.paddingBottom) || 0) + lacks + SLACK}px`;
  frame.scrollTop = to;
}

/** What scrolls around an element; null where the page itself does. */
function scrollingParent(element: HTMLElement): HTMLElement | null {
  for (let parent = element.parentElement; parent; parent = parent.parentElement)
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  return null;
}
