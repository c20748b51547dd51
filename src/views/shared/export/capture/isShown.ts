/** Whether an element has a place on the page, is not folded away, and is not there for voices alone. */
export function isShown(element: Element): boolean {
  const folded = element.closest('details:not([open])');
  if (folded && element.closest('summary')?.parentElement !== folded) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1 && getComputedStyle(element).visibility !== 'hidden';
}
