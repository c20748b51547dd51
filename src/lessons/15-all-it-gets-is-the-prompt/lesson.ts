/** Lesson 15: after training a model has two sources, its parameters and the text in its window. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const NINE = 'nine:';
const WORDS = 'one: two\nfour: five\nseven: eight\nnine:';
const DIGITS = 'one: 1\nfour: 4\nseven: 7\nnine:';
const SPAIN = 'Spain:';
const QUESTION = 'What is the capital of Zembla? The capital of Zembla is';
const DOCUMENT = `The capital of Zembla is Gorm. ${QUESTION}`;
const AGAINST = 'The capital of France is Gorm. What is the capital of France? The capital of France is';
const ORDER = 'Say that you do not know. What is the capital of France?';
const DOUBLES = 'two: four\nthree: six\nfour: eight\nfive:';

export const lesson: Lesson = {
  id: 'prompt',
  title: { en: 'All it gets is the prompt' },
  idea: {
    en: 'A trained model has two sources: its parameters, and the text in its window. Examples, instructions, documents and results of tools are all text in front.',
  },
  minutes: 8,
  steps: [
    { id: 'predict', scene: { text: NINE, depth: 'basics' }, views: ['tokens', 'next'], isVeiled: true },
    { id: 'digits', scene: { text: DIGITS, depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'examples', scene: { text: SPAIN, depth: 'basics' }, views: ['tokens', 'next'] },
    { id: 'retrieval', scene: { text: DOCUMENT, depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'against', scene: { text: AGAINST, depth: 'basics' }, views: ['tokens', 'next'] },
    { id: 'instruction', scene: { text: ORDER, depth: 'basics' }, views: ['prompt', 'verb', 'tokens', 'next'] },
    { id: 'tools', scene: { text: '3 + 4 =', depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'break', scene: { text: DOUBLES, depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'check', scene: { text: WORDS, depth: 'basics' }, views: ['prompt', 'verb', 'tokens', 'next'] },
  ],
  claims: {
    aloneTen: { text: NINE, word: ' ten', probability: 0.2783 },
    aloneNine: { text: NINE, word: ' 9', probability: 0.4856 },
    ten: { text: WORDS, word: ' ten', probability: 0.9809 },
    nine: { text: DIGITS, word: ' 9', probability: 0.9048 },
    none: { text: SPAIN, word: ' Madrid', probability: 0.1844 },
    one: { text: `France: Paris\n${SPAIN}`, word: ' Madrid', probability: 0.8187 },
    two: { text: `Germany: Berlin\nFrance: Paris\n${SPAIN}`, word: ' Madrid', probability: 0.9706 },
    without: { text: QUESTION, word: ' Gorm', probability: 0.0001 },
    document: { text: DOCUMENT, word: ' Gorm', probability: 0.9919 },
    against: { text: AGAINST, word: ' Paris', probability: 0.9894 },
    order: { text: ORDER, word: ' I do not know', probability: 0.0201 },
    sum: { text: '3 + 4 =', word: ' 7', probability: 0.0326 },
    doubled: { text: DOUBLES, word: ' ten', probability: 0.0008 },
    counted: { text: DOUBLES, word: ' six', probability: 0.9374 },
  },
  terms: [
    'few-shot',
    'in-context-learning',
    'rag',
    'system-prompt',
    'prompt-injection',
    'tool',
    'agent',
    'api',
    'max-tokens',
  ],
  sources: [
    'Brown et al. 2020, Language models are few-shot learners, arXiv 2005.14165',
    'Min et al. 2022, Rethinking the role of demonstrations: what makes in-context learning work?, arXiv 2202.12837',
    'Lewis et al. 2020, Retrieval-augmented generation for knowledge-intensive NLP tasks, arXiv 2005.11401',
    'Longpre et al. 2021, Entity-based knowledge conflicts in question answering, arXiv 2109.05052',
    'Schick et al. 2023, Toolformer: language models can teach themselves to use tools, arXiv 2302.04761',
    'Yao et al. 2022, ReAct: synergizing reasoning and acting in language models, arXiv 2210.03629',
    'Greshake et al. 2023, Not what you’ve signed up for: compromising real-world LLM-integrated applications, arXiv 2302.12173 (prompt injection)',
  ],
};
