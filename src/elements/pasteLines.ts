/**
 * A paste of very many lines into a text box. Browsers put in one line after the other, as if each were typed, and look
 * at the whole page after each: 100,000 lines take half a minute without an answer. Put in as one change they take
 * nothing. The price is that the browser's own undo does not know this paste, so it is paid for such pastes alone.
 */

/** Below so many lines a paste takes no time worth speaking of. */
const MANY_LINES = 1000;

interface PasteEvent {
  readonly clipboardData: Pick<DataTransfer, 'getData'>;
  readonly currentTarget: HTMLTextAreaElement;
  preventDefault(): void;
}

export function pasteLines(event: PasteEvent): void {
  const text = event.clipboardData.getData('text/plain');
  if (!hasManyLines(text)) return;
  event.preventDefault();
  const box = event.currentTarget;
  box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

function hasManyLines(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) if (++count >= MANY_LINES) return true;
  return false;
}
