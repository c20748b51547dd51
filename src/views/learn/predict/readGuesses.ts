/** A class's guesses as they are copied from a chat, a form or a poll: one a line, with or without a count behind it. */

export interface ClassGuess {
  readonly word: string;
  readonly count: number;
}

export interface BadLine {
  /** From 1. */
  readonly line: number;
  readonly why: 'words' | 'long' | 'count';
}

export interface ReadGuesses {
  /** In the order in which they came first. */
  readonly guesses: readonly ClassGuess[];
  readonly bad: readonly BadLine[];
  /** Guesses in all. */
  readonly total: number;
}

/** Longer is not a word. */
const MOST_LETTERS = 24;
/** More is a mistake of the hand, not a class. */
const MOST_PEOPLE = 9999;
/** `Anna: word`, as chats write it; `3. word` and `- word`, as lists do. */
const BEFORE = /^(?:\d+[.)]\s+|[-*•–]\s+)?(?:[^:]{1,40}:\s+)?/u;
/** `word 3`, `word,3`, `word\t3`, `word x3`, `word × 3`, `word (3)`: as polls count. */
const BEHIND = /^(.*?)\s*(?:[,;\t]|\s[x×]?\s*\(?|[×(])\s*(\d+)\)?$/u;
const QUOTES = /^["'“”‘’«»]+|["'“”‘’«»]+$/gu;

export function readGuesses(pasted: string): ReadGuesses {
  const counts = new Map<string, number>();
  const bad: BadLine[] = [];
  pasted.split(/\r\n|\r|\n/).forEach((raw, at) => {
    const line = raw.trim();
    if (line === '') return;
    const rest = line.replace(BEFORE, '');
    const counted = BEHIND.exec(rest);
    const word = (counted?.[1] ?? rest).replaceAll(QUOTES, '').replace(/^·/u, '').trim();
    const count = counted ? Number(counted[2]) : 1;
    const why = reasonOf(word, count);
    if (why) bad.push({ line: at + 1, why });
    else counts.set(word, (counts.get(word) ?? 0) + count);
  });
  const guesses = [...counts].map(([word, count]) => ({ word, count }));
  return { guesses, bad, total: guesses.reduce((sum, { count }) => sum + count, 0) };
}

function reasonOf(word: string, count: number): BadLine['why'] | null {
  if (count < 1 || count > MOST_PEOPLE) return 'count';
  if (word === '' || /\s/u.test(word)) return 'words';
  return [...word].length > MOST_LETTERS ? 'long' : null;
}

/** A word as it stands in a text behind another: with its space, unless it is a sign. */
export const asNextWord = (word: string): string => (/^[\p{L}\p{N}]/u.test(word) ? ` ${word}` : word);
