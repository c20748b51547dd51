/** Lesson 5: a head that finds what followed last time; so a pattern of the prompt is continued while no parameter changes. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const ROUND = 'stone window music';
const ONCE = `${ROUND} stone window`;
const TWICE = `${ROUND} ${ONCE}`;
const MADE_UP = 'lagel tanup kuzo lagel tanup kuzo lagel tanup';
const MIRROR = 'stone window music music window';
const LATER = 'stone window music stone window garden stone window';

export const lesson: Lesson = {
  id: 'a-head-that-copies',
  title: { en: 'A head that copies' },
  idea: {
    en: '“This token stood here before; what followed it?” Some heads find that, and so a model picks up a pattern from its prompt while no parameter changes.',
  },
  minutes: 7,
  steps: [
    { id: 'predict', scene: { text: ONCE, depth: 'basics' }, views: ['tokens', 'next'], isVeiled: true },
    { id: 'surprise', scene: { text: `${TWICE} music`, depth: 'inside', surprise: '1' }, views: ['tokens'] },
    {
      id: 'look',
      scene: { text: TWICE, depth: 'inside', zoom: 'head', layer: '4', head: '2', query: '7' },
      views: ['picture', 'head'],
    },
    {
      id: 'off',
      scene: { text: TWICE, changes: 'h4.2', outcome: 'compare' },
      views: ['tokens', 'compare'],
      isVeiled: true,
    },
    {
      id: 'invented',
      scene: { text: MADE_UP, changes: 'h4.2', outcome: 'compare', guide: 'whatif' },
      views: ['compare', 'whatif'],
    },
    { id: 'break', scene: { text: MIRROR, depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'check', scene: { text: TWICE, depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
  ],
  claims: {
    none: { text: 'stone window', word: ' music', probability: 1.7e-5 },
    once: { text: ONCE, word: ' music', probability: 0.479 },
    twice: { text: TWICE, word: ' music', probability: 0.8273 },
    first: { kind: 'surprise', text: 'stone window', word: ' music', bits: 15.9 },
    second: { kind: 'surprise', text: ONCE, word: ' music', bits: 1.1 },
    third: { kind: 'surprise', text: TWICE, word: ' music', bits: 0.3 },
    look: { kind: 'attention', text: TWICE, layer: 4, head: 2, query: 7, key: 5, weight: 0.923 },
    off: { text: TWICE, word: ' music', changes: 'h4.2', probability: 0.0054 },
    off65: { text: TWICE, word: ' music', changes: 'h5.4', probability: 0.0515 },
    kuzo: { text: MADE_UP, word: ' kuzo', probability: 0.9617 },
    kuzoOff: { text: MADE_UP, word: ' kuzo', changes: 'h4.2', probability: 0.0054 },
    later: { text: LATER, word: ' garden', probability: 0.769 },
    mirrorMusic: { text: MIRROR, word: ' music', probability: 0.7018 },
    mirrorStone: { text: MIRROR, word: ' stone', probability: 2.4e-6 },
    star: { text: 'sun moon star sun moon star sun moon', word: ' star', probability: 0.2382 },
  },
  terms: ['induction-head', 'in-context-learning', 'ablation', 'surprise', 'generalise', 'parameter'],
  sources: [
    'Elhage et al. 2021, A mathematical framework for transformer circuits, transformer-circuits.pub/2021/framework',
    'Olsson et al. 2022, In-context learning and induction heads, arXiv 2209.11895',
  ],
};
