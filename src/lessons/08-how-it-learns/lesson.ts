/** Lesson 8: guess the next character, measure the surprise, move every parameter a little; again. Nothing else is asked. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const PROMPT = 'The colour of ';
/** The random network of the page's first seed. */
const RANDOM = { 't.phase': 'pretrain' } as const;
const RECORDED = { 't.phase': 'pretrain', 't.recorded': 'pretrained' } as const;
/** One layer and a short window, so that learning by heart takes seconds and not a minute. */
const BY_HEART = {
  't.phase': 'pretrain',
  't.text': 'story',
  't.sizes': '1_4_96_32',
  't.pretrain': '2000_8_0.008',
  't.prompt': 'There was once ',
} as const;

export const lesson: Lesson = {
  id: 'how-it-learns',
  title: { en: 'How it learns' },
  idea: {
    en: 'Guess the next piece of a text, measure the surprise, move every parameter a little, and again. Nothing else is asked.',
  },
  minutes: 8,
  steps: [
    { id: 'predict', stage: 'training', scene: RANDOM, views: ['living'], uncovers: ['samples'], isVeiled: true },
    { id: 'step', stage: 'training', scene: RANDOM, views: ['run', 'living', 'watched'] },
    {
      id: 'early',
      stage: 'training',
      scene: { ...RECORDED, 't.look': 'pretrain_200' },
      views: ['living'],
      uncovers: ['lookBack'],
      isVeiled: true,
    },
    { id: 'curve', stage: 'training', scene: RECORDED, views: ['lookBack', 'living', 'loss'] },
    {
      id: 'attention',
      stage: 'training',
      scene: { ...RECORDED, 't.watch': 'attention' },
      views: ['lookBack', 'watched'],
    },
    { id: 'break', stage: 'training', scene: BY_HEART, views: ['run', 'living', 'loss'] },
    { id: 'check', stage: 'training', scene: RECORDED, views: ['lookBack', 'living', 'samples'] },
  ],
  claims: {
    parameters: { kind: 'size', of: 'parameters', count: 158_144 },
    tokens: { kind: 'size', of: 'tokens', count: 62 },
    world: { kind: 'size', of: 'world', count: 270_004 },
    story: { kind: 'size', of: 'story', count: 13_322 },
    start: { kind: 'loss', phase: 'pretrain', step: 0, nats: 4.227 },
    nothing: { kind: 'knowing', what: 'nothing', nats: 4.127 },
    pairs: { kind: 'knowing', what: 'pairs', nats: 2.047 },
    lossEarly: { kind: 'loss', phase: 'pretrain', step: 200, nats: 1.584 },
    lossEnd: { kind: 'loss', phase: 'pretrain', step: 2000, nats: 0.378 },
    early: { kind: 'sample', step: 200, prompt: PROMPT, written: 'f ives beeat f in the gar ris att he gars she fan.' },
    earlyWords: { kind: 'realWords', step: 200, share: 0.25 },
    middle: { kind: 'sample', step: 1000, prompt: PROMPT, written: 'a frog a is greeen.' },
    end: { kind: 'sample', step: 2000, prompt: PROMPT, written: 'a plum is purple. A cat has four legs.' },
    endWords: { kind: 'realWords', step: 2000, share: 1 },
  },
  terms: [
    'loss',
    'cross-entropy',
    'nat',
    'gradient',
    'learning-rate',
    'batch',
    'held-out',
    'overfitting',
    'pre-training',
    'self-supervised',
  ],
  sources: [
    'Shannon 1951, Prediction and entropy of printed English',
    'Rumelhart, Hinton & Williams 1986, Learning representations by back-propagating errors',
    'Bengio et al. 2003, A neural probabilistic language model',
    'Radford et al. 2018, Improving language understanding by generative pre-training',
    'Olsson et al. 2022, In-context learning and induction heads (heads sharpen during training)',
  ],
};
