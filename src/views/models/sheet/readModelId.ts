/** A model's id from what a visitor wrote: an id, or the address of the model's page or of one of its files. */
const ID = /^[\w-][\w.-]{0,95}(?:\/[\w-][\w.-]{0,95})?$/;

/** Null for what can be none. */
export function readModelId(written: string): string | null {
  const text = written.trim();
  const path = URL.canParse(text) && text.includes('://') ? new URL(text).pathname : text;
  const parts = path.split('/').filter(Boolean);
  const id = (path === text ? parts : parts.slice(0, 2)).join('/');
  return ID.test(id) && !id.includes('..') && !id.includes('--') ? id : null;
}
