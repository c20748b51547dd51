/** Questions about the small world with their answers, and which of them are never trained on. */
import { draw } from '@/trainer/randomStreams.ts';
import type { QuestionPair } from '@/trainer/reports.ts';
import { capitalized, COLOURS, FOODS, HOMES, LEGS, NUMBERS, OPPOSITES, SOUNDS, withArticle, YOUNG } from './world.ts';

/** Share of the questions that are held out, to see what is understood and what was learnt by heart. */
const HELD_OUT_SHARE = 0.2;

export function writeQuestions(): QuestionPair[] {
  const pairs: QuestionPair[] = [];
  const ask = (question: string, answer: string) => pairs.push({ question, answer: `${capitalized(answer)}.` });
  const each = (facts: Readonly<Record<string, string>>, add: (key: string, value: string) => void) => {
    for (const [key, value] of Object.entries(facts)) add(key, value);
  };
  each(COLOURS, (thing, colour) => {
    ask(`What colour is ${thing}?`, colour);
    ask(`Which colour is ${thing}?`, colour);
  });
  each(SOUNDS, (animal, sound) => {
    ask(`What does the ${animal} do?`, `it ${sound}`);
    ask(`Who ${sound}?`, `the ${animal}`);
  });
  each(HOMES, (animal, home) => ask(`Where does the ${animal} live?`, home));
  each(FOODS, (animal, food) => ask(`What does the ${animal} eat?`, food));
  each(OPPOSITES, (word, opposite) => {
    ask(`What is the opposite of ${word}?`, opposite);
    ask(`What is not ${word}?`, opposite);
  });
  each(LEGS, (animal, legs) => ask(`How many legs has ${withArticle(animal)}?`, legs));
  each(YOUNG, (animal, young) => ask(`What is a young ${animal}?`, `a ${young}`));
  NUMBERS.slice(0, -1).forEach((number, i) => ask(`What comes after ${number}?`, NUMBERS[i + 1]!));
  return pairs;
}

/** Shuffles by seed and takes a share apart. Each side is in the shuffled order. */
export function splitQuestions(
  pairs: readonly QuestionPair[],
  seed: number,
): { trained: QuestionPair[]; heldOut: QuestionPair[] } {
  const shuffled = pairs
    .map((pair, i) => ({ pair, rank: draw(seed, 'split', i) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ pair }) => pair);
  const cut = Math.floor(shuffled.length * HELD_OUT_SHARE);
  return { heldOut: shuffled.slice(0, cut), trained: shuffled.slice(cut) };
}
