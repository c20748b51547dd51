/** Lesson 1: text in, a probability for every token out; writing is choosing one, appending it, asking again. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const STORY = 'Once upon a time there was a';
const DAYS = 'Monday, Tuesday, Wednesday,';
const BACKWARDS = 'Sunday, Saturday, Friday,';

export const lesson: Lesson = {
  id: 'one-token',
  title: { en: 'One token at a time' },
  idea: {
    en: 'A language model gives every token it knows a probability of coming next. Writing is drawing one and asking again.',
  },
  minutes: 6,
  steps: [
    { id: 'predict', scene: { text: STORY, depth: 'basics', seed: '15' }, views: ['tokens', 'next'], isVeiled: true },
    { id: 'draw', scene: { text: STORY, depth: 'basics', seed: '15' }, views: ['verb', 'tokens', 'next'] },
    { id: 'force', scene: { text: STORY, depth: 'basics', seed: '15' }, views: ['verb', 'tokens', 'next'] },
    { id: 'certain', scene: { text: DAYS, depth: 'basics' }, views: ['verb', 'tokens', 'next'] },
    { id: 'break', scene: { text: BACKWARDS, depth: 'basics' }, views: ['prompt', 'verb', 'tokens', 'next'] },
    { id: 'check', scene: { text: STORY, depth: 'basics', seed: '15' }, views: ['prompt', 'verb', 'tokens', 'next'] },
  ],
  claims: {
    boy: { text: STORY, word: ' boy', probability: 0.1574 },
    thursday: { text: DAYS, word: ' Thursday', probability: 0.9882 },
    backwards: { text: BACKWARDS, word: ' Saturday', probability: 0.9785 },
  },
  terms: ['token', 'vocabulary', 'probability'],
  sources: [
    'Bengio et al. 2003, A neural probabilistic language model',
    'Radford et al. 2019, Language models are unsupervised multitask learners',
  ],
};
