/** Lesson 2: a list of pieces, made before training, cuts the text, and only the numbers of the pieces go in. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const FRUIT = 'I ate a strawberry.';
const SMALL = 'The capital of france is';
const CAPITAL = 'The capital of France is';

export const lesson: Lesson = {
  id: 'text-in-pieces',
  title: { en: 'Text in pieces' },
  idea: {
    en: 'The model never sees letters: a fixed list of pieces cuts the text, and only the numbers of the pieces go in.',
  },
  minutes: 6,
  steps: [
    {
      id: 'predict',
      scene: { text: FRUIT, depth: 'basics' },
      views: ['prompt'],
      uncovers: ['tokens'],
      isVeiled: true,
    },
    { id: 'ids', scene: { text: FRUIT, depth: 'inside' }, views: ['tokens'] },
    { id: 'list', scene: { text: 'Berlin and Paris', depth: 'inside' }, views: ['prompt', 'tokens'] },
    { id: 'price', scene: { text: 'Good morning, how are you?', depth: 'inside' }, views: ['prompt', 'tokens'] },
    { id: 'detail', scene: { text: SMALL, depth: 'basics' }, views: ['tokens', 'next'], isVeiled: true },
    {
      id: 'break',
      scene: { text: 'The capitol of France is', depth: 'basics' },
      views: ['prompt', 'tokens', 'next'],
    },
    { id: 'check', scene: { text: FRUIT, depth: 'inside' }, views: ['prompt', 'tokens'] },
  ],
  claims: {
    strawberry: { kind: 'tokens', text: ' strawberry', count: 4 },
    television: { kind: 'tokens', text: ' television', count: 1 },
    all: { kind: 'tokens', text: FRUIT, count: 9 },
    berlin: { kind: 'tokens', text: 'Berlin', count: 3 },
    english: { kind: 'tokens', text: 'Good morning, how are you?', count: 8 },
    french: { kind: 'tokens', text: 'Bonjour, comment allez-vous ?', count: 13 },
    german: { kind: 'tokens', text: 'Guten Morgen, wie geht es Ihnen?', count: 16 },
    japanese: { kind: 'tokens', text: 'おはようございます、お元気ですか?', count: 35 },
    russian: { kind: 'tokens', text: 'Доброе утро, как вы поживаете?', count: 54 },
    big: { text: CAPITAL, word: ' Paris', probability: 0.9802 },
    small: { text: SMALL, word: ' Paris', probability: 0.0001 },
    unknown: { text: SMALL, word: ' unknown', probability: 0.9789 },
    spaced: { text: `${CAPITAL} `, word: 'Paris', probability: 1.6e-8 },
    capitol: { text: 'The capitol of France is', word: ' Paris', probability: 0.8781 },
    captial: { text: 'The captial of France is', word: ' Paris', probability: 0.6867 },
  },
  terms: ['token', 'vocabulary', 'token-id', 'tokenizer', 'byte', 'byte-pair-encoding'],
  sources: [
    'Sennrich, Haddow, Birch 2016, Neural machine translation of rare words with subword units, arXiv 1508.07909 (byte-pair encoding)',
    'Radford et al. 2019, Language models are unsupervised multitask learners, OpenAI (pieces of bytes)',
    'Petrov et al. 2023, Language model tokenizers introduce unfairness between languages, arXiv 2305.15425',
  ],
};
