/** The size of an element as it is laid out, kept up to date. */
import { useCallback, useState, type RefCallback } from 'react';

export interface ElementSize {
  /** Content box, CSS pixels; 0 until it is known. */
  readonly width: number;
  readonly height: number;
}

/** A ref callback to put on the element, and its size. */
export function useElementSize(): readonly [ref: RefCallback<Element>, size: ElementSize] {
  const [size, setSize] = useState<ElementSize>({ width: 0, height: 0 });
  const ref = useCallback((element: Element | null) => {
    if (element === null) return;
    const observer = new ResizeObserver((entries) => {
      const box = entries.at(-1)?.contentRect;
      if (box)
        setSize((known) =>
          known.width === box.width && known.height === box.height ? known : { width: box.width, height: box.height },
        );
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
