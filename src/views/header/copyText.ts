/** Into the clipboard, where the page may: not on plain http, and not in a frame of another site. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
