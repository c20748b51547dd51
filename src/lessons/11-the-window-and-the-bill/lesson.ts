/** Lesson 11: what is outside the window does not exist, and every token inside is computed with, each time. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const FILLER = ' The sun was warm, and the wind was soft, and the birds were singing in the trees.';
/** What was told, so many other sentences, and the question. */
const told = (place: string, between: number) =>
  `The key is in the ${place}.${FILLER.repeat(between)} Where is the key? The key is in the`;
/** With so many sentences between, what was told stands before the window of 256 tokens. */
const FAR = 12;
const GORM = 'The capital of Zembla is Gorm. What is the capital of Zembla? The capital of Zembla is';
const FRESH = 'What is the capital of Zembla? The capital of Zembla is';
const SHORT = 'The capital of Zembla is Gorm. The capital of Zembla is';

export const lesson: Lesson = {
  id: 'window',
  title: { en: 'The window and the bill' },
  idea: {
    en: 'What stands outside the window does not exist for the model, and every token inside takes part in the computation each time.',
  },
  minutes: 6,
  steps: [
    {
      id: 'predict',
      scene: { text: told('castle', FAR), depth: 'basics' },
      views: ['prompt', 'tokens', 'next'],
      isVeiled: true,
    },
    { id: 'near', scene: { text: told('castle', 0), depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'fades', scene: { text: told('castle', 2), depth: 'basics' }, views: ['tokens', 'next'] },
    { id: 'memory', scene: { text: FRESH, depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    {
      id: 'cache',
      scene: { text: told('castle', 0), stage: 'append', guide: 'explain' },
      views: ['verb', 'tokens', 'explain'],
    },
    { id: 'bill', scene: { text: told('castle', 0), depth: 'basics' }, views: ['prompt', 'verb', 'tokens'] },
    { id: 'break', scene: { text: SHORT, depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'check', scene: { text: GORM, depth: 'basics' }, views: ['prompt', 'verb', 'tokens', 'next'] },
  ],
  claims: {
    length: { kind: 'tokens', text: told('castle', FAR), count: 282 },
    same: { kind: 'moved', text: told('castle', FAR), instead: told('garden', FAR), bits: 0 },
    near: { text: told('castle', 0), word: ' castle', probability: 0.9971 },
    nearGarden: { text: told('garden', 0), word: ' castle', probability: 0.00001 },
    one: { text: told('castle', 1), word: ' castle', probability: 0.931 },
    two: { text: told('castle', 2), word: ' castle', probability: 0.2191 },
    three: { text: told('castle', 3), word: ' castle', probability: 0.062 },
    eight: { text: told('castle', 8), word: ' castle', probability: 0.0144 },
    told: { text: GORM, word: ' Gorm', probability: 0.9919 },
    fresh: { text: FRESH, word: ' Gorm', probability: 0.0001 },
    short: { text: SHORT, word: ' Gorm', probability: 0.0006 },
  },
  terms: ['context-window', 'kv-cache', 'latency'],
  sources: [
    'Liu et al. 2023, Lost in the middle: how language models use long contexts, arXiv 2307.03172',
    'Pope et al. 2022, Efficiently scaling transformer inference, arXiv 2211.05102 (the cache of keys and values)',
    'Vaswani et al. 2017, Attention is all you need, arXiv 1706.03762 (the cost of attention)',
  ],
};
