/** Brings the beginning of a text into view when another text takes its place: who went on had scrolled to its end. */
import { useEffect, useRef, type RefObject } from 'react';

/** `key` says which text it is. What stands on the page when it opens is left where it is. */
export function useTopInView(top: RefObject<HTMLElement | null>, key: string): void {
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key) return;
    before.current = key;
    const { top: from } = top.current?.getBoundingClientRect() ?? { top: 0 };
    if (from < 0 || from > window.innerHeight / 2) top.current?.scrollIntoView({ block: 'start' });
  }, [top, key]);
}
