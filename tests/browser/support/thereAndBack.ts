/**
 * The same sizes of a window, there and back again by turns: each change lays the whole page out anew, and this way the
 * next look begins at the size where the last one ended.
 */
export function thereAndBack<Size>(sizes: readonly Size[]): () => readonly Size[] {
  let isBack = true;
  return () => {
    isBack = !isBack;
    return isBack ? [...sizes].reverse() : sizes;
  };
}
