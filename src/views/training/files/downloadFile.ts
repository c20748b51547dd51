/** Hands bytes over as a file, by the browser's own way of saving. */

/** Long enough for the browser to have taken the bytes. */
const KEPT_MILLISECONDS = 60_000;

export function downloadFile(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MILLISECONDS);
}
