/**
 * Over plain http, as in a classroom without the internet, browsers give a page no clipboard to write to. Every button
 * that copies asks for that one, so the older way, a selection and the browser's own copying, is put in its place.
 */
export function lendClipboard(
  navigator: { readonly clipboard?: Pick<Clipboard, 'writeText'> | undefined },
  document: Document,
): void {
  if (navigator.clipboard !== undefined) return;
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      // Not async: the browser copies only while it handles the press.
      writeText: (text: string) =>
        copy(text, document)
          ? Promise.resolve()
          : Promise.reject(new DOMException('The browser does not let this page copy.', 'NotAllowedError')),
    },
  });
}

function copy(text: string, document: Document): boolean {
  const focused = document.activeElement;
  const box = document.createElement('textarea');
  box.value = text;
  box.readOnly = true;
  // Not display: what is not laid out cannot be selected. At the place where one is, so that nothing scrolls.
  box.className = 'visually-hidden';
  box.setAttribute('aria-hidden', 'true');
  // Behind an open dialog nothing can be selected.
  (focused?.closest('dialog') ?? document.body).append(box);
  try {
    box.select();
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    box.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
