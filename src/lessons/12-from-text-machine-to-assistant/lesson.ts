/** Lesson 12: the same loss on conversations, where only answers count, makes an answerer of what continued texts. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const TELL = 'Tell me the capital of France.';
const ASKED = 'What is the capital of France?';
const SNOW = 'What colour is snow?';
const THE_SNOW = 'What colour is the snow?';
const TELL_SNOW = 'Tell me the colour of snow.';
const BLOOD = 'What colour is blood?';
const WHO = 'Who are you?';
const MOUSE = 'A mouse lives in a ';
const WHERE = 'Where does the mouse live?';
const FINETUNE = { 't.phase': 'finetune' } as const;
const BASE = { ...FINETUNE, 't.recorded': 'pretrained' } as const;
const TUNED = { ...FINETUNE, 't.recorded': 'finetuned' } as const;

export const lesson: Lesson = {
  id: 'assistant',
  title: { en: 'From text machine to assistant' },
  idea: {
    en: 'The same loss, now on conversations of which only the answers count, makes an answerer of a model that continued texts.',
  },
  minutes: 8,
  steps: [
    { id: 'predict', scene: { text: TELL, depth: 'basics' }, views: ['tokens', 'next'], isVeiled: true },
    { id: 'base', stage: 'training', scene: BASE, views: ['living', 'answers'] },
    { id: 'counts', stage: 'training', scene: { ...BASE, 't.pair': '93' }, views: ['counts'] },
    { id: 'run', stage: 'training', scene: BASE, views: ['run', 'living', 'answers'] },
    { id: 'words', stage: 'training', scene: TUNED, views: ['living', 'answers'] },
    {
      id: 'forget',
      stage: 'training',
      scene: { ...BASE, 't.finetune': '200_8_0.001_0' },
      views: ['run', 'forgetting', 'answers'],
    },
    {
      id: 'break',
      stage: 'training',
      scene: { ...TUNED, 't.phase': 'pretrain', 't.prompt': MOUSE },
      views: ['living', 'samples'],
    },
    { id: 'check', stage: 'training', scene: { ...TUNED, 't.aside': 'life' }, views: ['life'] },
  ],
  claims: {
    end: { text: TELL, word: '<|endoftext|>', probability: 0.3368 },
    line: { text: TELL, word: '\n', probability: 0.2809 },
    ask: { text: ASKED, word: ' The capital of France is Paris', probability: 0.9825 },
    before: { kind: 'reply', model: 'pretrained', question: SNOW, written: 'od. A young hen is a chick. A ' },
    trained: { kind: 'answered', model: 'finetuned', group: 'trained', share: 1 },
    heldOut: { kind: 'answered', model: 'finetuned', group: 'heldOut', share: 0.3 },
    snow: { kind: 'reply', model: 'finetuned', question: SNOW, written: 'White, my friend.' },
    theSnow: { kind: 'reply', model: 'finetuned', question: THE_SNOW, written: 'Yed, my friend.' },
    tellSnow: {
      kind: 'reply',
      model: 'finetuned',
      question: TELL_SNOW,
      written: 'n A owl hoots. A frog lives in',
    },
    blood: { kind: 'reply', model: 'finetuned', question: BLOOD, written: 'Black, my friend.' },
    who: { kind: 'reply', model: 'finetuned', question: WHO, written: 'The mouse, my friend.' },
    oldBefore: { kind: 'loss', phase: 'pretrain', step: 2000, nats: 0.378 },
    oldAfter: { kind: 'forgotten', steps: 200, nats: 1.998 },
    less: { kind: 'lessProbable', steps: 200, factor: 5.0488 },
    mouse: { kind: 'likeliest', model: 'finetuned', prompt: MOUSE, length: 5, written: 'hole.' },
    mouseAsked: { kind: 'reply', model: 'finetuned', question: WHERE, written: 'In a stable.' },
  },
  terms: [
    'base-model',
    'fine-tuning',
    'instruction-tuning',
    'loss-mask',
    'chat-template',
    'transfer-learning',
    'forgetting',
    'generalise',
  ],
  sources: [
    'Howard & Ruder 2018, Universal language model fine-tuning for text classification (transfer learning)',
    'Wei et al. 2021, Finetuned language models are zero-shot learners',
    'Ouyang et al. 2022, Training language models to follow instructions with human feedback',
    'McCloskey & Cohen 1989, Catastrophic interference in connectionist networks',
    'Zhou et al. 2023, LIMA: less is more for alignment',
  ],
};
