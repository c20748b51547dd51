/** Terms of what stands around a model: its window, its size, how it is used, and whom it concerns. */
import type { GlossaryEntry } from '@/views/learn/Lesson.ts';
import type { Fields } from '@/store/scene/codec.ts';
import { entry } from './glossaryEntry.ts';

const LINES: Fields = { text: 'Germany: Berlin\nFrance: Paris\nSpain:', depth: 'everything' };
const DOCTOR: Fields = { text: 'The doctor was tired because', depth: 'everything' };
/** Said of what this page has no example of. */
const ELSEWHERE = { scene: null, zone: null } as const;

export const GLOSSARY_OF_USE: readonly GlossaryEntry[] = [
  entry(
    'context-window',
    'context window',
    'The most tokens that a model reads at once; what stands before them has no part in what it computes.',
    {
      scene: null,
      zone: 'tokens',
      related: ['kv-cache', 'rag'],
      source: 'Radford et al. 2019; Liu et al. 2023',
    },
  ),
  entry(
    'kv-cache',
    'KV cache',
    'Keys and values of the tokens so far, kept so that only the new token must be computed.',
    {
      scene: { text: 'Once upon a time there was a', stage: 'append', depth: 'everything' },
      zone: 'guide',
      related: ['context-window', 'latency'],
      source: 'Pope et al. 2022',
    },
  ),
  entry('latency', 'latency', 'The time until an answer, or its next token, is there.', {
    ...ELSEWHERE,
    related: ['kv-cache'],
    source: 'Pope et al. 2022',
  }),
  entry(
    'flop',
    'FLOP',
    'One addition or multiplication of numbers with a point; training N parameters on D tokens takes about 6·N·D of them.',
    {
      ...ELSEWHERE,
      related: ['scaling-law'],
      source: 'Kaplan et al. 2020',
    },
  ),
  entry(
    'scaling-law',
    'scaling law',
    'A curve by which the loss falls as parameters, training text and computing grow, found over many models.',
    {
      ...ELSEWHERE,
      related: ['flop', 'emergent-ability'],
      source: 'Kaplan et al. 2020; Hoffmann et al. 2022',
    },
  ),
  entry(
    'emergent-ability',
    'emergent ability',
    'An ability that small models do not show and larger ones do; how sudden it looks depends on how it is scored.',
    {
      ...ELSEWHERE,
      related: ['scaling-law'],
      source: 'Wei et al. 2022; Schaeffer et al. 2023',
    },
  ),
  entry(
    'mixture-of-experts',
    'mixture of experts',
    'A network with many MLPs in a layer, of which each token passes through a few: more parameters for the same computing.',
    {
      ...ELSEWHERE,
      related: ['flop'],
      source: 'Shazeer et al. 2017',
    },
  ),
  entry('multimodal', 'multimodal', 'Of a model that reads or makes images or sound beside text.', {
    ...ELSEWHERE,
    related: [],
    source: 'Radford et al. 2021 (CLIP)',
  }),
  entry(
    'system-prompt',
    'system prompt',
    'Text that a program puts before what a person writes, to set how the model should answer.',
    {
      ...ELSEWHERE,
      related: ['prompt-injection', 'api'],
      source: 'Wallace et al. 2024',
    },
  ),
  entry('few-shot', 'few-shot', 'Showing a model a few examples in its prompt, and then the case to be done.', {
    scene: LINES,
    zone: 'tokens',
    related: ['in-context-learning'],
    source: 'Brown et al. 2020',
  }),
  entry(
    'rag',
    'retrieval (RAG)',
    'A program searches for passages that fit a question and puts them into the prompt before the model answers.',
    {
      scene: {
        text: 'The capital of Zembla is Gorm. What is the capital of Zembla? The capital of Zembla is',
        depth: 'everything',
      },
      zone: 'tokens',
      related: ['context-window', 'tool'],
      source: 'Lewis et al. 2020',
    },
  ),
  entry(
    'tool',
    'tool',
    'A program, such as a calculator or a search, whose result another program puts into the text of a model.',
    {
      scene: { text: '3 + 4 =', depth: 'everything' },
      zone: 'tokens',
      related: ['agent', 'rag'],
      source: 'Schick et al. 2023',
    },
  ),
  entry(
    'agent',
    'agent',
    'A program that asks a model again and again what to do next, does it with tools, and appends the result.',
    {
      ...ELSEWHERE,
      related: ['tool'],
      source: 'Yao et al. 2022 (ReAct)',
    },
  ),
  entry(
    'api',
    'API',
    'The form in which one program asks another; of a model, a text with settings goes in, tokens come out and are counted.',
    {
      ...ELSEWHERE,
      related: ['max-tokens', 'system-prompt'],
      source: 'Documentation of the providers',
    },
  ),
  entry(
    'max-tokens',
    'max_tokens',
    'The setting of an API that says after how many tokens writing stops at the latest.',
    {
      ...ELSEWHERE,
      related: ['api'],
      source: 'Documentation of the providers',
    },
  ),
  entry(
    'prompt-injection',
    'prompt injection',
    'Text in a document or a web page that is taken for an instruction, because all of it stands in one window.',
    {
      ...ELSEWHERE,
      related: ['system-prompt', 'rag'],
      source: 'Greshake et al. 2023',
    },
  ),
  entry(
    'bias',
    'bias',
    'What a model gives differs between groups of people in a way that its texts, not the case at hand, explain.',
    {
      scene: DOCTOR,
      zone: 'outcome',
      related: ['data-filter', 'steering'],
      source: 'Bolukbasi et al. 2016; Bender et al. 2021',
    },
  ),
  entry(
    'data-filter',
    'data filter',
    'A rule that decides which texts a model is trained on, and so who appears in them.',
    {
      ...ELSEWHERE,
      related: ['bias'],
      source: 'Dodge et al. 2021',
    },
  ),
  entry(
    'steering',
    'steering',
    'Adding the difference between two texts’ numbers to the stream inside, to turn what the model gives.',
    {
      scene: { ...DOCTOR, changes: 's4.5', toward: 'She was a woman', away: 'He was a man', guide: 'whatif' },
      zone: 'guide',
      related: ['bias'],
      source: 'Turner et al. 2023',
    },
  ),
  entry(
    'lora',
    'LoRA',
    'Adapting a model by two thin matrices beside each frozen one, so that few numbers are trained.',
    {
      ...ELSEWHERE,
      related: ['peft', 'open-weights'],
      source: 'Hu et al. 2021',
    },
  ),
  entry(
    'peft',
    'PEFT',
    'Parameter-efficient fine-tuning: all ways to adapt a model by training a small part of its numbers, or a few new ones.',
    {
      ...ELSEWHERE,
      related: ['lora'],
      source: 'Houlsby et al. 2019; Hu et al. 2021',
    },
  ),
  entry(
    'open-weights',
    'open weights',
    'Of a model whose parameters may be downloaded; its licence may set conditions, and its training texts may stay unknown.',
    {
      ...ELSEWHERE,
      related: ['api', 'lora'],
      source: 'Llama 3.1 licence; White et al. 2024',
    },
  ),
];
