/** A name as that of a file: letters and numbers of any language, the rest as hyphens. */
const MOST_CHARACTERS = 60;

export function slug(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-');
  const short = [...words]
    .slice(0, MOST_CHARACTERS)
    .join('')
    .replace(/^-+|-+$/g, '');
  return short || 'glassbox';
}
