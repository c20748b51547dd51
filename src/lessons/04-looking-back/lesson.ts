/** Lesson 4: attention lets a token take something from earlier tokens; a query and a key decide how much. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const told = (saying: string) => `"Where is the key?" asked Tom. "${saying}," said Anna. So Tom went to the`;
const LIBRARY = told('The key is in the library');
const HOTEL = told('The key is in the hotel');
const UNTOLD = '"Where is the key?" asked Tom. So Tom went to the';

/** Of the last token at ·library, in head 5·3 as the page shows it; all numbers from 0. */
const EDGE = { layer: 4, head: 2, query: 26, key: 16 } as const;
const HEAD = { zoom: 'head', layer: '4', head: '2', query: '26' } as const;

export const lesson: Lesson = {
  id: 'looking-back',
  title: { en: 'Looking back' },
  idea: {
    en: 'Attention lets a token take something from earlier tokens; how well a query matches a key decides how much.',
  },
  minutes: 8,
  steps: [
    { id: 'predict', scene: { text: LIBRARY, depth: 'basics' }, views: ['tokens', 'next'], isVeiled: true },
    { id: 'look', scene: { text: LIBRARY, depth: 'inside', ...HEAD }, views: ['picture', 'head'] },
    {
      id: 'weight',
      scene: { text: LIBRARY, depth: 'inside', ...HEAD, key: '16', below: 'arithmetic' },
      views: ['picture', 'head'],
    },
    {
      id: 'cut',
      scene: { text: LIBRARY, changes: 'c4.2.26.16', outcome: 'compare' },
      views: ['tokens', 'compare'],
      isVeiled: true,
    },
    {
      id: 'together',
      scene: { text: LIBRARY, changes: 'c4.a.26.16_c5.a.26.16', outcome: 'compare', guide: 'whatif' },
      views: ['compare', 'whatif'],
    },
    {
      id: 'break',
      scene: { text: HOTEL, depth: 'inside', ...HEAD },
      views: ['prompt', 'picture', 'head', 'next'],
    },
    { id: 'check', scene: { text: LIBRARY, depth: 'inside', ...HEAD }, views: ['picture', 'head'] },
  ],
  claims: {
    library: { text: LIBRARY, word: ' library', probability: 0.9928 },
    untold: { text: UNTOLD, word: ' library', probability: 0.0145 },
    look: { kind: 'attention', text: LIBRARY, ...EDGE, weight: 0.943 },
    look64: { kind: 'attention', text: LIBRARY, ...EDGE, layer: 5, head: 3, weight: 0.977 },
    cut: { text: LIBRARY, word: ' library', changes: 'c4.2.26.16', probability: 0.3858 },
    cut64: { text: LIBRARY, word: ' library', changes: 'c5.3.26.16', probability: 0.9844 },
    cut6: { text: LIBRARY, word: ' library', changes: 'c5.a.26.16', probability: 0.8164 },
    cut5: { text: LIBRARY, word: ' library', changes: 'c4.a.26.16', probability: 0.3029 },
    cutBoth: { text: LIBRARY, word: ' library', changes: 'c4.a.26.16_c5.a.26.16', probability: 0.0213 },
    hotel: { text: HOTEL, word: ' hotel', probability: 0.0021 },
    hotelLook: { kind: 'attention', text: HOTEL, ...EDGE, weight: 0.874 },
    not: { text: told('The key is not in the library'), word: ' library', probability: 0.9902 },
  },
  terms: [
    'attention',
    'attention-head',
    'attention-weight',
    'query',
    'key',
    'value',
    'causal-mask',
    'edge',
    'redundancy',
  ],
  sources: [
    'Vaswani et al. 2017, Attention is all you need, arXiv 1706.03762',
    'Jain and Wallace 2019, Attention is not explanation, arXiv 1902.10186',
    'Wang et al. 2022, Interpretability in the wild: a circuit for indirect object identification in GPT-2 small, arXiv 2211.00593 (heads that stand in for others)',
    'McGrath et al. 2023, The hydra effect: emergent self-repair in language model computations, arXiv 2307.15771',
  ],
};
