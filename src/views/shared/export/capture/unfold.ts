/**
 * Lays out a drawing in full while it is read: what scrolls is as large as what is in it, and heads that stick stand
 * where they belong. Everything is put back before the browser paints, so nobody sees it.
 */
export function unfold(drawing: HTMLElement): () => void {
  const undo: (() => void)[] = [];
  const set = (element: HTMLElement, properties: Readonly<Record<string, string>>) => {
    const before = element.getAttribute('style');
    const { scrollLeft, scrollTop } = element;
    for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value, 'important');
    undo.push(() => {
      if (before === null) element.removeAttribute('style');
      else element.style.cssText = before;
      element.scrollLeft = scrollLeft;
      element.scrollTop = scrollTop;
    });
  };
  for (const element of [drawing, ...drawing.querySelectorAll<HTMLElement>('*')]) {
    if (!(element instanceof HTMLElement)) continue;
    const { overflowX, overflowY, position } = getComputedStyle(element);
    const scrolls = [overflowX, overflowY].some((overflow) => overflow === 'auto' || overflow === 'scroll');
    if (scrolls) set(element, { overflow: 'visible', 'max-height': 'none', 'min-height': 'max-content' });
    if (position === 'sticky') set(element, { position: 'relative', inset: 'auto' });
  }
  // Backwards: an element that was changed twice is as it was before the first.
  return () => undo.reverse().forEach((put) => put());
}
