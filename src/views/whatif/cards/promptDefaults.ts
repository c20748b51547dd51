/**
 * Texts of one kind for the card of several prompts: three words, over and over, each time others. English, as the
 * model's, and each word one of its tokens.
 */
const LISTS = [
  ['stone', 'window', 'music'],
  ['river', 'doctor', 'letter'],
  ['king', 'table', 'winter'],
  ['paper', 'island', 'door'],
  ['bird', 'church', 'money'],
  ['glass', 'voice', 'road'],
] as const;

export const PROMPTS = LISTS.map(([a, b, c]) => [a, b, c, a, b, c, a, b].join(' ')).join('\n');
