/**
 * The small world as text: sentences from a grammar of some thirty patterns, the facts always true. The same
 * seed gives the same text. Every sentence has many relatives, so a network can learn the pattern
 * and need not learn each sentence by heart.
 */
import { uniform } from '@/model/philox.ts';
import {
  capitalized,
  COLOURS,
  FOODS,
  HOMES,
  LEGS,
  NUMBERS,
  OPPOSITES,
  SCENES,
  SOUNDS,
  withArticle,
  YOUNG,
} from './world.ts';

/** At least `characters` of text, ending with a whole sentence. */
export function writeWorld(seed: number, characters: number): string {
  let counter = 0;
  const draw = () => uniform(seed, counter++);
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(draw() * list.length)]!;
  const fact = (facts: Readonly<Record<string, string>>): readonly [string, string] => pick(Object.entries(facts));
  const { moods, people, deeds, places, times } = SCENES;
  const animals = Object.keys(SOUNDS);

  const sentences: readonly (() => string)[] = [
    () => {
      const [thing, colour] = fact(COLOURS);
      return pick([
        `${capitalized(thing)} is ${colour}.`,
        `The colour of ${thing} is ${colour}.`,
        `Look, ${thing} is ${colour}.`,
      ]);
    },
    () => {
      const [animal, sound] = fact(SOUNDS);
      return pick([
        `The ${animal} ${sound}.`,
        `${pick(times)} the ${animal} ${sound}.`,
        `${capitalized(withArticle(animal))} ${sound}.`,
      ]);
    },
    () => {
      const [animal, home] = fact(HOMES);
      return `${pick(['The', capitalized(withArticle(animal)).split(' ')[0]!])} ${animal} lives ${home}.`;
    },
    () => {
      const [animal, food] = fact(FOODS);
      return pick([`The ${animal} eats ${food}.`, `${capitalized(withArticle(animal))} likes to eat ${food}.`]);
    },
    () => {
      const [word, opposite] = fact(OPPOSITES);
      return pick([`The opposite of ${word} is ${opposite}.`, `Not ${word} but ${opposite}.`]);
    },
    () => {
      const [animal, legs] = fact(LEGS);
      return `${capitalized(withArticle(animal))} has ${legs} legs.`;
    },
    () => {
      const [animal, young] = fact(YOUNG);
      return `A young ${animal} is a ${young}.`;
    },
    () => {
      const index = Math.floor(draw() * (NUMBERS.length - 1));
      return `After ${NUMBERS[index]!} comes ${NUMBERS[index + 1]!}.`;
    },
    () => `${pick(times)} the ${pick(moods)} ${pick([...animals, ...people])} ${pick(deeds)} ${pick(places)}.`,
    () => `${pick(times)} the ${pick(people)} saw ${withArticle(pick(animals))} ${pick(places)}.`,
    () => `The ${pick(moods)} ${pick(people)} and the ${pick(moods)} ${pick(animals)} ${pick(deeds)} ${pick(places)}.`,
  ];

  let text = '';
  while (text.length < characters) text += pick(sentences)() + (draw() < 0.2 ? '\n' : ' ');
  return text.trimEnd();
}
