/** What a recording's file is called: the first words of its text, so that several are told apart in a folder. */
const MOST_CHARACTERS = 40;

export function fileName(prompt: string): string {
  const words = prompt
    .normalize('NFC')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const short = [...words].slice(0, MOST_CHARACTERS).join('').replace(/-+$/, '');
  return `${short || 'recording'}.glassbox`;
}
