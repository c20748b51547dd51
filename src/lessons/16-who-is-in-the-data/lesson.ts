/** Lesson 16: a model repeats the distribution of its texts; somebody chose and filtered them, and somebody pays. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const tired = (who: string) => `The ${who} was tired because`;
const SAID = '"Good morning," said';
const GAVE = 'When Ahmed and Fatima went to the shop, Fatima gave a book to';
const HELEN = 'When Helen and George went to the shop, George gave a book to';
const STEER = { toward: 'She was a woman', away: 'He was a man' } as const;
const HALF = { ...STEER, changes: 's4.5' } as const;
const FULL = { ...STEER, changes: 's4.10' } as const;

export const lesson: Lesson = {
  id: 'data',
  title: { en: 'Who is in the data, who pays' },
  idea: {
    en: 'A model repeats how words stood together in its texts. Somebody chose, filtered and labelled them, and somebody pays.',
  },
  minutes: 8,
  steps: [
    { id: 'predict', scene: { text: tired('secretary'), depth: 'basics' }, views: ['tokens', 'next'], isVeiled: true },
    { id: 'jobs', scene: { text: tired('nurse'), depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'missing', scene: { text: `${SAID} Ahmed`, surprise: '1' }, views: ['tokens'] },
    { id: 'names', scene: { text: GAVE, depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    {
      id: 'steer',
      scene: { text: tired('doctor'), ...HALF, outcome: 'compare' },
      views: ['tokens', 'compare'],
    },
    { id: 'adapt', scene: { text: tired('doctor'), depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'pays', scene: { text: tired('secretary'), depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    {
      id: 'break',
      scene: { text: tired('nurse'), ...HALF, outcome: 'compare' },
      views: ['tokens', 'compare'],
    },
    { id: 'check', scene: { text: tired('teacher'), depth: 'basics' }, views: ['prompt', 'verb', 'tokens', 'next'] },
  ],
  claims: {
    secretaryHe: { text: tired('secretary'), word: ' he', probability: 0.1014 },
    secretaryShe: { text: tired('secretary'), word: ' she', probability: 0.0116 },
    nurseHe: { text: tired('nurse'), word: ' he', probability: 0.0452 },
    nurseShe: { text: tired('nurse'), word: ' she', probability: 0.0255 },
    doctorHe: { text: tired('doctor'), word: ' he', probability: 0.2129 },
    doctorShe: { text: tired('doctor'), word: ' she', probability: 0.0151 },
    childHe: { text: tired('child'), word: ' he', probability: 0.1301 },
    childShe: { text: tired('child'), word: ' she', probability: 0.1334 },
    mary: { kind: 'surprise', text: SAID, word: ' Mary', bits: 8 },
    priya: { kind: 'surprise', text: SAID, word: ' Priya', bits: 9.5 },
    ahmed: { kind: 'surprise', text: SAID, word: ' Ahmed', bits: 27.1 },
    givesAhmed: { text: GAVE, word: ' Ahmed', probability: 0.2575 },
    givesHelen: { text: HELEN, word: ' Helen', probability: 0.9886 },
    halfShe: { text: tired('doctor'), ...HALF, word: ' she', probability: 0.1229 },
    halfHe: { text: tired('doctor'), ...HALF, word: ' he', probability: 0.137 },
    fullShe: { text: tired('doctor'), ...FULL, word: ' she', probability: 0.1688 },
    fullHe: { text: tired('doctor'), ...FULL, word: ' he', probability: 0.0074 },
    moved: { kind: 'moved', text: tired('doctor'), ...FULL, bits: 1.5 },
    nurseHalfShe: { text: tired('nurse'), ...HALF, word: ' she', probability: 0.1028 },
    nurseHalfHe: { text: tired('nurse'), ...HALF, word: ' he', probability: 0.0078 },
  },
  terms: ['bias', 'data-filter', 'steering', 'peft', 'lora', 'open-weights'],
  sources: [
    'Bolukbasi et al. 2016, Man is to computer programmer as woman is to homemaker? Debiasing word embeddings, arXiv 1607.06520',
    'Bender et al. 2021, On the dangers of stochastic parrots: can language models be too big?, doi 10.1145/3442188.3445922',
    'Dodge et al. 2021, Documenting large webtext corpora, arXiv 2104.08758 (whom filters remove)',
    'Turner et al. 2023, Steering language models with activation engineering, arXiv 2308.10248',
    'Hu et al. 2021, LoRA: low-rank adaptation of large language models, arXiv 2106.09685',
    'Meta 2024, Llama 3.1 model card, github.com/meta-llama/llama-models (GPU hours, emissions)',
  ],
};
