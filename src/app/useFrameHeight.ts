/**
 * In a frame, its height is told to the page around it whenever it changes: a whole number of CSS pixels, and nothing
 * else. To whoever that page is (`*`), because a height is no secret (docs/embedding.md has what to do with it).
 */
import { useEffect, type RefObject } from 'react';

export function useFrameHeight(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = page.current;
    if (!element || window.parent === window) return;
    let told = 0;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(element.getBoundingClientRect().height);
      if (height === told || height === 0) return;
      told = height;
      window.parent.postMessage(height, '*');
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [page]);
}
