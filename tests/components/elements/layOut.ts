/**
 * The test DOM lays nothing out: every size is 0. This gives each observed element one size, and a
 * box at the origin, so that what depends on pixels can be pointed at.
 */
import { vi } from 'vitest';

export function layOut(width: number, height: number): void {
  const box = new DOMRect(0, 0, width, height);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #tell: ResizeObserverCallback;
      constructor(tell: ResizeObserverCallback) {
        this.#tell = tell;
      }
      observe(target: Element) {
        const entry = { target, contentRect: box } as unknown as ResizeObserverEntry;
        this.#tell([entry], this);
      }
      unobserve() {
        // Nothing is kept.
      }
      disconnect() {
        // Nothing is kept.
      }
    },
  );
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(box);
}
