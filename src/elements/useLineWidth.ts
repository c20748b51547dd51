/** How wide lines of AlignedRows may be: names stand at their left where there is room for them, and above them when not. */
import type { RefCallback } from 'react';
import { useElementSize } from './useElementSize.ts';

export interface LineWidth {
  /** Of a line without its name, CSS pixels. */
  readonly width: number;
  readonly nameWidth: number;
  readonly isWide: boolean;
}

const WIDE = 560;

/** A ref callback to put on what holds the lines, and their place. */
export function useLineWidth(nameWidth: number): readonly [box: RefCallback<Element>, place: LineWidth] {
  const [box, { width }] = useElementSize();
  const isWide = width >= WIDE;
  return [box, { nameWidth, isWide, width: width - (isWide ? nameWidth : 0) - 2 }];
}
