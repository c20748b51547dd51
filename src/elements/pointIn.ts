/** Where in an element something happened, in its own CSS pixels: what is shown to a room is enlarged (`zoom`). */
export function pointIn(element: Element, { clientX, clientY }: Place): { readonly x: number; readonly y: number } {
  const box = element.getBoundingClientRect();
  const zoom = zoomOf(element);
  return { x: (clientX - box.left) / zoom, y: (clientY - box.top) / zoom };
}

/** Browsers that do not tell it do not enlarge either, or count in the enlarged pixels. */
export function zoomOf(element: Element): number {
  return (element as { readonly currentCSSZoom?: number }).currentCSSZoom ?? 1;
}

interface Place {
  readonly clientX: number;
  readonly clientY: number;
}
