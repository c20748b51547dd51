/**
 * Prompts on which the embedded model does something worth looking at, and for each the second prompt
 * that attacks what the first seems to show. Their texts stay in English, the language the model learned;
 * titles and what to look for are in the catalog under `examples.<key>`, and take their numbers from the claims here.
 */
import type { Claim } from '@/model/claim.ts';
import { FIRST_STEP } from '@/views/shared/firstStep.ts';

const KEY = (told: string) => `"Where is the key?" asked Tom. ${told}So Tom went to the`;
const GIVES = (giver: string) => `When Mary and Tom went to the shop, ${giver} gave a book to`;
const AFRAID = (who: string) => `The fox was bigger than the mouse. The ${who} was afraid of the`;
const TEXTS = {
  key: KEY('"The key is in the castle," said Anna. '),
  keyUntold: KEY(''),
  twoPlaces: `"Where is the map?" asked Tom. "The map is in the garden and the key is in the castle," said Anna. So Tom went to the`,
  practised: 'fox lamp garden fox lamp garden fox lamp',
  anyWords: 'stone window music stone window music stone window',
  invented: 'lagel tanup kuzo lagel tanup kuzo lagel tanup',
  inventedOnce: 'lagel tanup kuzo lagel tanup',
  days: 'Monday, Tuesday, Wednesday,',
  daysBackwards: 'Sunday, Saturday, Friday,',
  france: 'The capital of France is',
  australia: 'What is the capital of Australia?',
  hot: 'The opposite of hot is',
  wood: 'The opposite of wood is',
  sum: '3 + 4 =',
  longSum: '13 + 24 =',
};

export interface Example {
  readonly key: string;
  readonly text: string;
  /** The prompt that asks whether the first answer was more than luck. */
  readonly attack: string | null;
  /** By the name under which the sentence takes the number. */
  readonly claims: Readonly<Record<string, Claim>>;
}

export const EXAMPLES = [
  {
    key: 'lookup',
    text: TEXTS.key,
    attack: TEXTS.twoPlaces,
    claims: {
      castle: { text: TEXTS.key, word: ' castle', probability: 0.9842 },
      untold: { text: TEXTS.keyUntold, word: ' castle', probability: 0.0198 },
      attacked: { text: TEXTS.twoPlaces, word: ' garden', probability: 0.0337 },
      other: { text: TEXTS.twoPlaces, word: ' castle', probability: 0.9169 },
    },
  },
  {
    key: 'names',
    text: GIVES('Tom'),
    attack: GIVES('Mary'),
    claims: {
      mary: { text: GIVES('Tom'), word: ' Mary', probability: 0.9976 },
      attacked: { text: GIVES('Mary'), word: ' Tom', probability: 0.994482 },
    },
  },
  {
    key: 'roles',
    text: AFRAID('mouse'),
    attack: AFRAID('fox'),
    claims: {
      fox: { text: AFRAID('mouse'), word: ' fox', probability: 0.9937 },
      attacked: { text: AFRAID('fox'), word: ' mouse', probability: 0.9978 },
    },
  },
  {
    key: 'copy',
    text: TEXTS.practised,
    attack: TEXTS.anyWords,
    claims: {
      garden: { text: TEXTS.practised, word: ' garden', probability: 0.936 },
      attacked: { text: TEXTS.anyWords, word: ' music', probability: 0.8273 },
    },
  },
  {
    key: 'invented',
    text: TEXTS.invented,
    attack: TEXTS.inventedOnce,
    claims: {
      kuzo: { text: TEXTS.invented, word: ' kuzo', probability: 0.9617 },
      attacked: { text: TEXTS.inventedOnce, word: ' kuzo', probability: 0.8818 },
    },
  },
  {
    key: 'sequence',
    text: TEXTS.days,
    attack: TEXTS.daysBackwards,
    claims: {
      thursday: { text: TEXTS.days, word: ' Thursday', probability: 0.9882 },
      attacked: { text: TEXTS.daysBackwards, word: ' Thursday', probability: 0.0007 },
      forwards: { text: TEXTS.daysBackwards, word: ' Saturday', probability: 0.9785 },
    },
  },
  {
    key: 'fact',
    text: TEXTS.france,
    attack: TEXTS.australia,
    claims: {
      paris: { text: TEXTS.france, word: ' Paris', probability: 0.9802 },
      attacked: { text: TEXTS.australia, word: ' I do not know', probability: 0.9389 },
    },
  },
  {
    key: 'opposite',
    text: TEXTS.hot,
    attack: TEXTS.wood,
    claims: {
      cold: { text: TEXTS.hot, word: ' cold', probability: 0.9576 },
      attacked: { text: TEXTS.wood, word: ' black', probability: 0.5336 },
    },
  },
  {
    key: 'sum',
    text: TEXTS.sum,
    attack: TEXTS.longSum,
    claims: {
      seven: { text: TEXTS.sum, word: ' 7', probability: 0.0326 },
      attacked: { text: TEXTS.longSum, word: ' 37', probability: 0.0000149 },
    },
  },
  { key: 'tale', text: FIRST_STEP.text, attack: null, claims: {} },
  { key: 'cutoff', text: 'He turned on the television and', attack: null, claims: {} },
  { key: 'bytes', text: 'A naïve café sells 🙂 for 5 €', attack: null, claims: {} },
] as const satisfies readonly Example[];

export type ExampleKey = (typeof EXAMPLES)[number]['key'];

/** The example a text belongs to, as it is or as its attack. */
export function findExample(
  text: string,
): { readonly example: (typeof EXAMPLES)[number]; readonly isAttack: boolean } | null {
  const example = EXAMPLES.find((each) => each.text === text || each.attack === text);
  return example ? { example, isAttack: example.text !== text } : null;
}
