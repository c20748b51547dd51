/** Lesson 6: every layer reads the residual stream and adds to it; one can read it half way, change it, and see what was where. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const GERMANY = 'The capital of Germany is';
const FRANCE = 'The capital of France is';
const RUSSIA = 'The capital of Russia is';
const BOOK = 'When Mary and Tom went to the shop, Tom gave a book to';

/** Berlin with the stream of ·Russia in the place of ·Germany's. */
const swap = (level: number, probability: number) =>
  ({ text: GERMANY, word: ' Moscow', changes: `r${level}.3`, other: RUSSIA, probability }) as const;
const without = (layer: number, probability: number) =>
  ({ text: GERMANY, word: ' Berlin', changes: `m${layer}`, probability }) as const;

export const lesson: Lesson = {
  id: 'through-the-layers',
  title: { en: 'Through the layers' },
  idea: {
    en: 'Every layer reads a running sum, the residual stream, and adds to it; one can read it half way, change it, and see what was where.',
  },
  minutes: 8,
  steps: [
    { id: 'predict', scene: { text: GERMANY, depth: 'inside' }, views: ['tokens', 'picture'], isVeiled: true },
    {
      id: 'adds',
      scene: { text: GERMANY, depth: 'inside', zoom: 'block', layer: '5', head: '0' },
      views: ['picture', 'block'],
    },
    {
      id: 'swap',
      scene: { text: GERMANY, changes: 'r3.3', other: RUSSIA, outcome: 'compare' },
      views: ['tokens', 'compare'],
      isVeiled: true,
    },
    {
      id: 'silence',
      scene: { text: GERMANY, changes: 'm5', outcome: 'compare', guide: 'whatif' },
      views: ['compare', 'whatif'],
    },
    {
      id: 'parts',
      scene: { text: BOOK, outcome: 'attribution', against: 'none' },
      views: ['attribution', 'compare'],
    },
    {
      id: 'break',
      scene: { text: FRANCE, changes: 'm5', outcome: 'compare', guide: 'whatif' },
      views: ['prompt', 'compare', 'whatif'],
    },
    { id: 'check', scene: { text: GERMANY, depth: 'inside' }, views: ['tokens', 'picture'] },
  ],
  claims: {
    lens5: { kind: 'lens', text: GERMANY, level: 5, word: ' Ber', probability: 1e-5 },
    lens6: { kind: 'lens', text: GERMANY, level: 6, word: ' Ber', probability: 0.986 },
    swap0: swap(0, 0.9634),
    swap3: swap(3, 0.9074),
    swap4: swap(4, 0.6448),
    swap5: swap(5, 0.3204),
    swap6: swap(6, 0.00045),
    without6: without(5, 0.0302),
    without5: without(4, 0.9297),
    without3: without(2, 0.9284),
    without1: without(0, 5e-9),
    adds6: { kind: 'adds', text: BOOK, word: ' Mary', layer: 5, head: null, value: 3.888 },
    adds3: { kind: 'adds', text: BOOK, word: ' Mary', layer: 2, head: null, value: 1.903 },
    mary6: { text: BOOK, word: ' Mary', changes: 'm5', probability: 0.775 },
    mary3: { text: BOOK, word: ' Mary', changes: 'm2', probability: 0.0548 },
    paris: { text: FRANCE, word: ' Paris', changes: 'm5', probability: 0.6757 },
  },
  terms: ['residual-stream', 'layer', 'mlp', 'logit', 'logit-lens', 'activation-patching', 'ablation', 'attribution'],
  sources: [
    'Elhage et al. 2021, A mathematical framework for transformer circuits, transformer-circuits.pub/2021/framework',
    'nostalgebraist 2020, Interpreting GPT: the logit lens, lesswrong.com/posts/AcKRB8wDpdaN6v6ru',
    'Belrose et al. 2023, Eliciting latent predictions from transformers with the tuned lens, arXiv 2303.08112 (where the lens misleads)',
    'Meng et al. 2022, Locating and editing factual associations in GPT, arXiv 2202.05262',
    'Geva et al. 2023, Dissecting recall of factual associations in auto-regressive language models, arXiv 2304.14767',
  ],
};
