/** Lesson 7: softmax makes probabilities of logits; temperature and filters reshape them, and the network does not run again. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const DAYS = 'Monday, Tuesday, Wednesday,';
const STORY = 'Once upon a time there was a';
const TOLD = 'He told me that';
const KING = 'The king of England is';
const MAN = ' of a man';

export const lesson: Lesson = {
  id: 'choice',
  title: { en: 'From scores to a choice' },
  idea: {
    en: 'The network gives each token a score. Softmax makes probabilities of the scores, and settings reshape them before one is drawn.',
  },
  minutes: 7,
  steps: [
    { id: 'predict', scene: { text: DAYS, temperature: '2' }, views: ['tokens', 'next'], isVeiled: true },
    { id: 'temperature', scene: { text: STORY, controls: '1' }, views: ['next'] },
    { id: 'loop', scene: { text: TOLD, temperature: '0' }, views: ['verb', 'tokens', 'next'] },
    {
      id: 'penalty',
      scene: { text: TOLD, temperature: '0', penalty: '1.2', controls: '1' },
      views: ['verb', 'tokens', 'next'],
    },
    { id: 'filters', scene: { text: STORY, topk: '5', controls: '1' }, views: ['next'] },
    { id: 'break', scene: { text: KING, temperature: '0', controls: '1' }, views: ['verb', 'tokens', 'next'] },
    { id: 'check', scene: { text: STORY, controls: '1' }, views: ['prompt', 'verb', 'tokens', 'next'] },
  ],
  claims: {
    one: { text: DAYS, word: ' Thursday', probability: 0.9882 },
    oneAndHalf: { kind: 'drawn', text: DAYS, word: ' Thursday', controls: { temperature: 1.5 }, probability: 0.8642 },
    cold: { kind: 'drawn', text: STORY, word: ' boy', controls: { temperature: 0.5 }, probability: 0.3936 },
    plain: { text: STORY, word: ' boy', probability: 0.1574 },
    hot: { kind: 'drawn', text: STORY, word: ' boy', controls: { temperature: 2 }, probability: 0.0314 },
    coldOpen: { kind: 'entropy', text: STORY, controls: { temperature: 0.5 }, bits: 2.91 },
    hotOpen: { kind: 'entropy', text: STORY, controls: { temperature: 2 }, bits: 9.79 },
    loop: {
      kind: 'written',
      text: TOLD,
      controls: { temperature: 0 },
      count: 13,
      written: ' he was a man of a man of a man of a man',
    },
    round0: { text: `${TOLD} he was a man`, word: MAN, probability: 0.0059 },
    round1: { text: `${TOLD} he was a man${MAN}`, word: MAN, probability: 0.0421 },
    round3: { text: `${TOLD} he was a man${MAN}${MAN}${MAN}`, word: MAN, probability: 0.0876 },
    penalty: {
      kind: 'written',
      text: TOLD,
      controls: { temperature: 0, repetitionPenalty: 1.2 },
      count: 18,
      written: ' he was a man of the world, and that I should be a man of mine.',
    },
    five: { kind: 'drawn', text: STORY, word: ' boy', controls: { topK: 5 }, probability: 0.3449 },
    topP: { kind: 'drawn', text: STORY, word: ' boy', controls: { topP: 0.9 }, probability: 0.1748 },
    topPKept: { kind: 'kept', text: STORY, controls: { topP: 0.9 }, count: 25 },
    minP: { kind: 'drawn', text: STORY, word: ' boy', controls: { minP: 0.1 }, probability: 0.1918 },
    minPKept: { kind: 'kept', text: STORY, controls: { minP: 0.1 }, count: 18 },
    london: { text: KING, word: ' London', probability: 0.8749 },
  },
  terms: ['logit', 'softmax', 'temperature', 'entropy', 'greedy', 'repetition-penalty', 'top-k', 'top-p', 'min-p'],
  sources: [
    'Ackley, Hinton and Sejnowski 1985, A learning algorithm for Boltzmann machines, Cognitive Science 9, 147–169 (temperature)',
    'Fan et al. 2018, Hierarchical neural story generation, arXiv 1805.04833 (top-k)',
    'Holtzman et al. 2020, The curious case of neural text degeneration, arXiv 1904.09751 (loops, top-p)',
    'Keskar et al. 2019, CTRL: a conditional transformer language model for controllable generation, arXiv 1909.05858 (repetition penalty)',
    'Nguyen et al. 2024, Turning up the heat: min-p sampling for creative and coherent LLM outputs, arXiv 2407.01082',
  ],
};
