/** Lesson 1: text in, a probability for every token out; writing is choosing one, appending it, asking again. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const STORY = 'Once upon a time there was a';
const BOOK = 'When Mary and Tom went to the shop, Tom gave a book to';
const DAYS = 'Monday, Tuesday, Wednesday,';
const BACKWARDS = 'Sunday, Saturday, Friday,';

/** Ids of ·Ber and lin. */
const BERLIN = '4312.2815';

export const lesson: Lesson = {
  id: 'one-token',
  title: { en: 'One token at a time' },
  idea: {
    en: 'A language model gives every token it knows a probability of coming next. Writing is drawing one and asking again.',
  },
  minutes: 6,
  steps: [
    { id: 'predict', scene: { text: STORY, depth: 'basics' }, views: ['tokens', 'next'], isVeiled: true },
    { id: 'draw', scene: { text: STORY, depth: 'basics', seed: '1' }, views: ['verb', 'tokens', 'next'] },
    {
      id: 'force',
      scene: { text: BOOK, tokens: BERLIN, depth: 'basics', temperature: '0' },
      views: ['verb', 'tokens', 'next'],
    },
    { id: 'open', scene: { text: DAYS, depth: 'basics' }, views: ['tokens', 'next'] },
    { id: 'break', scene: { text: BACKWARDS, depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'check', scene: { text: 'The sky is', depth: 'basics' }, views: ['prompt', 'verb', 'tokens', 'next'] },
  ],
  claims: {
    boy: { text: STORY, word: ' boy', probability: 0.1574 },
    berlin: { text: BOOK, word: ' Berlin', probability: 1e-9 },
    goesOn: {
      kind: 'written',
      text: `${BOOK} Berlin`,
      controls: { temperature: 0 },
      count: 6,
      written: ', and Mary went home.',
    },
    thursday: { text: DAYS, word: ' Thursday', probability: 0.9882 },
    sure: { kind: 'entropy', text: DAYS, controls: {}, bits: 0.1 },
    open: { kind: 'entropy', text: STORY, controls: {}, bits: 4.9 },
    choices: { kind: 'choices', text: STORY, count: 30 },
    backwards: { text: BACKWARDS, word: ' Saturday', probability: 0.9785 },
    right: { text: BACKWARDS, word: ' Thursday', probability: 0.0007 },
    blue: { text: 'The sky is', word: ' blue', probability: 0.979 },
  },
  terms: ['token', 'vocabulary', 'probability', 'draw', 'seed', 'base-model', 'entropy'],
  sources: [
    'Shannon 1951, Prediction and entropy of printed English, Bell System Technical Journal 30, 50–64',
    'Bengio et al. 2003, A neural probabilistic language model, Journal of Machine Learning Research 3, 1137–1155',
    'Radford et al. 2019, Language models are unsupervised multitask learners, OpenAI',
  ],
};
