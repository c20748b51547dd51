/** Lesson 14: the recipe stays; parameters, text and computing grow by factors of thousands to billions. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const TRANSLATE = 'Translate into French: Good morning.';
const ASK = 'What is the capital of France?';

export const lesson: Lesson = {
  id: 'size',
  title: { en: 'Size' },
  idea: {
    en: 'The recipe stays the same. Parameters, training text and computing grow by factors of thousands to billions, and some things come with size.',
  },
  minutes: 7,
  steps: [
    { id: 'predict', scene: { text: TRANSLATE, depth: 'basics' }, views: [], isVeiled: true },
    { id: 'figure', scene: { text: TRANSLATE, depth: 'basics' }, views: [] },
    { id: 'data', scene: { text: TRANSLATE, depth: 'basics' }, views: [] },
    { id: 'emergence', scene: { text: '3 + 4 =', depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'abilities', scene: { text: TRANSLATE, depth: 'basics' }, views: ['prompt', 'verb', 'tokens', 'next'] },
    { id: 'break', scene: { text: ASK, depth: 'basics' }, views: ['prompt', 'verb', 'tokens', 'next'] },
    { id: 'check', scene: { text: ASK, depth: 'basics' }, views: ['prompt', 'verb', 'tokens', 'next'] },
  ],
  claims: {
    translate: { kind: 'best', text: TRANSLATE, best: ' friend' },
    sum: { text: '3 + 4 =', word: ' 7', probability: 0.0326 },
    asked: { text: ASK, word: ' The capital of France is Paris', probability: 0.9825 },
  },
  terms: ['flop', 'scaling-law', 'emergent-ability', 'mixture-of-experts', 'multimodal'],
  sources: [
    'Radford et al. 2019, Language models are unsupervised multitask learners, OpenAI (GPT-2)',
    'Brown et al. 2020, Language models are few-shot learners, arXiv 2005.14165 (GPT-3)',
    'Kaplan et al. 2020, Scaling laws for neural language models, arXiv 2001.08361',
    'Hoffmann et al. 2022, Training compute-optimal large language models, arXiv 2203.15556 (Chinchilla)',
    'OpenAI 2023, GPT-4 technical report, arXiv 2303.08774 (gives no size)',
    'Grattafiori et al. 2024, The Llama 3 herd of models, arXiv 2407.21783',
    'Wei et al. 2022, Emergent abilities of large language models, arXiv 2206.07682',
    'Schaeffer et al. 2023, Are emergent abilities of large language models a mirage?, arXiv 2304.15004',
  ],
};
