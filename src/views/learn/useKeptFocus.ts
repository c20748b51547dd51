/**
 * Where the focus goes when what had it is gone: the button Reveal leaves with the veil, and Next step cannot be pressed
 * before the next answer. Who uses the keyboard would otherwise begin at the top of the page again.
 */
import { useEffect, type RefObject } from 'react';

/** `when`: changes with what is on show. */
export function useKeptFocus(to: RefObject<HTMLElement | null>, when: string): void {
  useEffect(() => {
    const { activeElement } = document;
    const isLost = !activeElement || activeElement === document.body || activeElement.matches(':disabled');
    if (isLost) to.current?.focus({ preventScroll: true });
  }, [to, when]);
}
