/** Lesson 10: a right answer is no proof of an ability; change what should matter, and what should not. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const SHORTER = 'Mary is taller than Tom. So Tom is shorter than';
const TALLER = 'Mary is taller than Tom. So Tom is taller than';
const MET = 'Mary met Tom. So Tom is shorter than';
const FOX = 'The fox was bigger than the mouse. The mouse was afraid of the';
const MOUSE = 'The mouse was bigger than the fox. The mouse was afraid of the';
const TOM_GAVE = 'When Mary and Tom went to the shop, Tom gave a book to';
const MARY_GAVE = 'When Mary and Tom went to the shop, Mary gave a book to';
const JOHN = 'When Mary and John went to the shop, Mary gave a book to';
const FATIMA = 'When Ahmed and Fatima went to the shop, Ahmed gave a book to';

export const lesson: Lesson = {
  id: 'reasons',
  title: { en: 'Right for the wrong reason' },
  idea: {
    en: 'A right answer does not prove an ability. Change what should matter, and what should not, and look at the answer again.',
  },
  minutes: 7,
  steps: [
    { id: 'predict', scene: { text: TALLER, depth: 'basics' }, views: ['tokens', 'next'], isVeiled: true },
    { id: 'met', scene: { text: MET, depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'fox', scene: { text: MOUSE, depth: 'basics' }, views: ['tokens', 'next'] },
    { id: 'gave', scene: { text: MARY_GAVE, depth: 'basics' }, views: ['tokens', 'next'] },
    {
      id: 'inside',
      scene: { text: TOM_GAVE, changes: 'r3.9', other: MARY_GAVE, outcome: 'compare' },
      views: ['tokens', 'compare'],
    },
    { id: 'verb', scene: { text: TOM_GAVE, depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'break', scene: { text: JOHN, depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'check', scene: { text: TOM_GAVE, depth: 'basics' }, views: ['prompt', 'verb', 'tokens', 'next'] },
  ],
  claims: {
    shorter: { text: SHORTER, word: ' Mary', probability: 0.9898 },
    taller: { text: TALLER, word: ' Mary', probability: 0.9867 },
    met: { text: MET, word: ' Mary', probability: 0.9257 },
    fox: { text: FOX, word: ' fox', probability: 0.9937 },
    mouse: { text: MOUSE, word: ' fox', probability: 0.9939 },
    toMary: { text: TOM_GAVE, word: ' Mary', probability: 0.9976 },
    toTom: { text: MARY_GAVE, word: ' Tom', probability: 0.9944 },
    early: { text: TOM_GAVE, word: ' Tom', changes: 'r3.9', other: MARY_GAVE, probability: 0.9899 },
    late: { text: TOM_GAVE, word: ' Tom', changes: 'r4.9', other: MARY_GAVE, probability: 0.0003 },
    stole: { text: TOM_GAVE.replace('gave', 'stole'), word: ' Mary', probability: 0.9935 },
    computer: { text: TOM_GAVE.replace('book', 'computer'), word: ' Mary', probability: 0.9974 },
    john: { text: JOHN, word: ' John', probability: 0.4513 },
    johnMary: { text: JOHN, word: ' Mary', probability: 0.4505 },
    fatima: { text: FATIMA, word: ' Fatima', probability: 0.0021 },
  },
  terms: ['shortcut', 'counterfactual-test', 'evaluation', 'benchmark', 'contamination'],
  sources: [
    'Geirhos et al. 2020, Shortcut learning in deep neural networks, Nature Machine Intelligence 2, 665–673',
    'Ribeiro et al. 2020, Beyond accuracy: behavioral testing of NLP models with CheckList, arXiv 2005.04118',
    'Wang et al. 2022, Interpretability in the wild: a circuit for indirect object identification in GPT-2 small, arXiv 2211.00593 (who is given the book)',
    'McCoy et al. 2019, Right for the wrong reasons: diagnosing syntactic heuristics in natural language inference, arXiv 1902.01007',
  ],
};
