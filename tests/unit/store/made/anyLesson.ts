/** Made lessons of every kind, as an editor may write them. */
import fc from 'fast-check';
import { QUESTION_KINDS, type MadeLesson, type MadeStep } from '@/store/made/MadeLesson.ts';
import { fieldsOf } from '@/store/made/sceneFields.ts';
import { anyScene } from '../scene/anyScene.ts';

/** What a box gives: line ends of one kind. */
const words = (maxLength: number) =>
  fc.string({ unit: 'grapheme', maxLength }).map((text) => text.replaceAll(/\r\n?/g, '\n'));
const ids = fc.uniqueArray(fc.constantFrom('picture', 'head', 'tokens', 'next', 'whatif', 'B2'), { maxLength: 6 });

const step: fc.Arbitrary<MadeStep> = fc.record({
  scene: anyScene.map((scene) => fieldsOf(scene).fields),
  views: ids,
  without: fc.constantFrom([], ['sampling']),
  note: words(80),
  speaker: words(40),
  minutes: fc.integer({ min: 0, max: 180 }),
  question: fc.option(
    fc.record({
      kind: fc.constantFrom(...QUESTION_KINDS),
      asks: words(40),
      answers: fc.array(fc.record({ text: words(12), isRight: fc.boolean() }), { maxLength: 12 }),
    }),
  ),
  isVeiled: fc.boolean(),
  goesOn: fc.boolean(),
});

export const anyLesson: fc.Arbitrary<MadeLesson> = fc.record({
  title: words(60),
  language: fc.constantFrom('en', 'de', 'pt-BR'),
  steps: fc.array(step, { minLength: 1, maxLength: 5 }),
});

export const A_STEP: MadeStep = {
  scene: { text: 'Once upon a time' },
  views: ['tokens', 'next'],
  without: [],
  note: '',
  speaker: '',
  minutes: 0,
  question: null,
  isVeiled: false,
  goesOn: false,
};
