/**
 * A drawing that is wider than its room is scrolled to its end, where the next token comes out: first, and whenever its
 * width changes. Asked of the browser right away this would lay the whole page out a second time for each new token;
 * an observer of sizes is called when that is done anyway, and before anything is painted.
 */
import { useEffect, type RefObject } from 'react';

/** `width` of the drawing, CSS pixels; 0 where it fits and nothing scrolls. */
export function useEndInView(scroller: RefObject<HTMLElement | null>, width: number): void {
  useEffect(() => {
    const element = scroller.current;
    const drawing = element?.firstElementChild;
    if (!element || !drawing || width === 0) return;
    const observer = new ResizeObserver(() => (element.scrollLeft = width));
    observer.observe(drawing);
    return () => observer.disconnect();
  }, [scroller, width]);
}
