/** Hands bytes or text over as a file, by the browser's own way of saving. */

/** Long enough for the browser to have taken the bytes. */
const KEPT_MILLISECONDS = 60_000;

export function downloadFile(name: string, content: Uint8Array | string, type = 'application/octet-stream'): void {
  const url = URL.createObjectURL(new Blob([content as Uint8Array<ArrayBuffer> | string], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MILLISECONDS);
}
