/** Where a key leads from a line of the tree: the button of another line, or null. */
import type { KeyboardEvent } from 'react';

/** Up and down by line, left to the line it hangs from, right to the first that hangs from it, Home and End. */
export function findTarget(event: KeyboardEvent): HTMLElement | null {
  const { key, target, currentTarget } = event;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  if (!(target instanceof HTMLElement) || !target.matches('[data-branch]')) return null;
  const lines = [...currentTarget.querySelectorAll<HTMLElement>('[data-branch]')];
  const at = lines.indexOf(target);
  const item = target.closest('li');
  switch (key) {
    case 'ArrowDown':
      return lines[at + 1] ?? target;
    case 'ArrowUp':
      return lines[at - 1] ?? target;
    case 'ArrowLeft':
      return item?.parentElement?.closest('li')?.querySelector<HTMLElement>('[data-branch]') ?? target;
    case 'ArrowRight':
      return item?.querySelector<HTMLElement>(':scope > ul [data-branch]') ?? target;
    case 'Home':
      return lines[0] ?? null;
    case 'End':
      return lines[lines.length - 1] ?? null;
    default:
      return null;
  }
}
