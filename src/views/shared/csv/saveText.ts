/** Hands text over as a file, by the browser's own way of saving. */

/** Long enough for the browser to have taken the bytes. */
const KEPT_MILLISECONDS = 60_000;

export function saveText(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MILLISECONDS);
}
