/**
 * Own text as the model will read it: cut to what is used, typographic characters written plainly, and the
 * rarest ones folded into one, because each different character costs a token. Nothing is lost silently:
 * what was folded is reported.
 */
import { TrainerError } from '@/trainer/TrainerError.ts';
import { LONGEST_TEXT, MOST_CHARACTERS, SHORTEST_TEXT } from './limits.ts';

/** What a character without a token of its own becomes. */
export const FOLD = '□';

const TYPOGRAPHIC: ReadonlyMap<string, string> = new Map([
  ...Array.from('‘’‚‛′').map((quote) => [quote, "'"] as const),
  ...Array.from('“”„‟″«»').map((quote) => [quote, '"'] as const),
  ...Array.from('‐‑‒–—―−').map((dash) => [dash, '-'] as const),
  ...Array.from('\t\v\f\u00a0\u2002\u2003\u2009\u202f').map((space) => [space, ' '] as const),
  ['…', '...'],
  ['\u00ad', ''],
  ['\u200b', ''],
  ['\ufeff', ''],
]);

export interface Folded {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export interface CleanText {
  readonly text: string;
  readonly givenCharacters: number;
  readonly folded: readonly Folded[];
}

/** Throws TextEmpty, TextTooShort or TextTooPlain, with the numbers. */
export function cleanText(given: string): CleanText {
  const characters = [
    ...given
      .slice(0, 2 * LONGEST_TEXT)
      .replace(/\r\n?/g, '\n')
      .replace(/\p{Surrogate}/gu, '\uFFFD'),
  ].slice(0, LONGEST_TEXT);
  const counts = new Map<string, number>();
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
  const targets = chooseTargets(counts);
  const text = characters.map((character) => targets.get(character) ?? character).join('');
  checkText(text);
  const folded = [...targets].map(([from, to]) => ({ from, to, count: counts.get(from)! }));
  folded.sort((a, b) => b.count - a.count);
  return { text, givenCharacters: given.length, folded };
}

/** What each character that changes becomes. */
function chooseTargets(counts: ReadonlyMap<string, number>): Map<string, string> {
  const targets = new Map<string, string>();
  const kept = new Map<string, number>();
  for (const [character, count] of counts) {
    const plain = TYPOGRAPHIC.get(character);
    if (plain !== undefined) targets.set(character, plain);
    for (const each of plain ?? character) kept.set(each, (kept.get(each) ?? 0) + count);
  }
  const byCount = [...kept].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  for (const [character] of byCount.slice(MOST_CHARACTERS - ALWAYS.size)) {
    if (!ALWAYS.has(character)) targets.set(character, FOLD);
  }
  return targets;
}

/** Characters every model knows, so that questions can be asked of it whatever its text was. */
export const ALWAYS: ReadonlySet<string> = new Set(" .,?'-\nabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

function checkText(text: string): void {
  if (text.trim() === '') throw new TrainerError('TextEmpty', 'The text has no characters to read.');
  const distinct = new Set(text);
  if (distinct.size < 2)
    throw new TrainerError(
      'TextTooPlain',
      `The text is "${[...distinct].join('')}" again and again, ${text.length} times.`,
    );
  if (text.length < SHORTEST_TEXT)
    throw new TrainerError(
      'TextTooShort',
      `The text has ${text.length} characters, and needs at least ${SHORTEST_TEXT}.`,
    );
}
