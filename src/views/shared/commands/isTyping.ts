/** Whether a key belongs to what has the focus, and not to the page. The page's only notion of it. */

/** Boxes that take letters; radio buttons, checkboxes and sliders do not. */
const TEXT =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"], [type="submit"])';
/** What Space or Enter presses. A grid with a use for them stops the event itself; others, as the picture's, have none. */
const PRESSED = 'button, a, summary, input, [role="option"], [role="gridcell"]';
/** What the arrow keys walk through. */
const WALKED =
  'input[type="radio"], input[type="range"], [role="slider"], [role="listbox"], [role="grid"], [role="radiogroup"], [role="application"]';
/** What Page Up and Page Down move in long strides. */
const SLID = 'input[type="range"], [role="slider"]';

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TEXT) !== null;
}

/** True where the focused element has its own use for the key: text, sliders, lists; and while a dialog is open. */
export function isTaken({ key, target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return true;
  if (!(target instanceof Element)) return false;
  if (isTyping(target)) return true;
  if (key === ' ' || key === 'Enter') return target.closest(PRESSED) !== null;
  if (key.startsWith('Page')) return target.closest(SLID) !== null;
  return key.startsWith('Arrow') && target.closest(WALKED) !== null;
}
