/** Ways of writing one word: with and without the space before it, in small and capital letters, without its marks. */

export const WAYS = ['bare', 'space', 'lower', 'capital', 'upper', 'unmarked'] as const;
export type Way = (typeof WAYS)[number];

export interface Variant {
  readonly way: Way;
  readonly text: string;
}

/** A word longer than this is a paragraph of a script without spaces. */
const LONGEST = 60;

/** Of a piece that has letters; each way of writing once. */
export function variantsOf(piece: string): Variant[] {
  const word = piece.trim();
  if (word.length > LONGEST || !/\p{L}/u.test(word)) return [];
  const [first = '', ...rest] = word;
  const written: Readonly<Record<Way, string>> = {
    bare: word,
    space: ` ${word}`,
    lower: word.toLowerCase(),
    capital: first.toUpperCase() + rest.join('').toLowerCase(),
    upper: word.toUpperCase(),
    unmarked: word.normalize('NFD').replace(/\p{M}/gu, ''),
  };
  return WAYS.map((way) => ({ way, text: written[way] })).filter(
    ({ text }, at, all) => all.findIndex((other) => other.text === text) === at,
  );
}
