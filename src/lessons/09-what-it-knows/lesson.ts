/** Lesson 9: facts are traces in parameters, and the same traces make right and wrong answers in the same voice. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const KING = 'The king of England is';
const FRANCE = 'The capital of France is';
const GERMANY = 'The capital of Germany is';
const RUSSIA = 'The capital of Russia is';
const MOSCOW = 'Moscow is the capital of';
const AUSTRALIA = 'In Australia they speak';
const ASKED = 'What is the capital of Australia?';
const ZEMBLA = 'What is the capital of Zembla?';
const AFRICA = 'What is the capital of Africa?';
const SMALL = 'The capital of france is';

export const lesson: Lesson = {
  id: 'knowledge',
  title: { en: 'What it knows, and how it is wrong' },
  idea: {
    en: 'What a model can say of the world is a trace that its texts left in its parameters. Right and wrong answers are computed alike.',
  },
  minutes: 7,
  steps: [
    { id: 'predict', scene: { text: KING, depth: 'basics' }, views: ['tokens', 'next'], isVeiled: true },
    { id: 'taught', scene: { text: FRANCE, depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'untaught', scene: { text: AUSTRALIA, depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'unknown', scene: { text: ASKED, depth: 'basics' }, views: ['verb', 'tokens', 'next'] },
    { id: 'backwards', scene: { text: MOSCOW, depth: 'basics' }, views: ['prompt', 'tokens', 'next'] },
    { id: 'cutoff', scene: { text: 'It was in the year 20', depth: 'basics' }, views: ['tokens', 'next'] },
    {
      id: 'break',
      scene: { text: AFRICA, depth: 'basics', temperature: '0' },
      views: ['prompt', 'verb', 'tokens', 'next'],
    },
    { id: 'check', scene: { text: AUSTRALIA, depth: 'basics' }, views: ['prompt', 'verb', 'tokens', 'next'] },
  ],
  claims: {
    london: { text: KING, word: ' London', probability: 0.8749 },
    paris: { text: FRANCE, word: ' Paris', probability: 0.9802 },
    berlin: { text: GERMANY, word: ' Berlin', probability: 0.9813 },
    moscow: { text: RUSSIA, word: ' Moscow', probability: 0.9634 },
    japanese: { text: AUSTRALIA, word: ' Japanese', probability: 0.7234 },
    english: { text: AUSTRALIA, word: ' English', probability: 0.0043 },
    italian: { text: 'In America they speak', word: ' Italian', probability: 0.8327 },
    monday: { text: 'The colour of Monday is', word: ' Tuesday', probability: 0.994 },
    unknown: { text: ASKED, word: ' I do not know', probability: 0.9389 },
    zembla: { text: ZEMBLA, word: ' I do not know', probability: 0.9965 },
    back: { text: MOSCOW, word: ' Russia', probability: 0.3235 },
    old: { kind: 'surprise', text: 'It was in the year', word: ' 1850', bits: 10 },
    recent: { kind: 'surprise', text: 'It was in the year', word: ' 2024', bits: 38.6 },
    century: { text: 'It was in the year 20', word: 'th', probability: 0.7032 },
    africa: {
      kind: 'written',
      text: AFRICA,
      controls: { temperature: 0 },
      count: 9,
      written: ' The capital of Africa is Tokyo',
    },
    small: { text: SMALL, word: ' unknown', probability: 0.9789 },
  },
  terms: ['hallucination', 'reversal-curse', 'knowledge-cut-off'],
  sources: [
    'Petroni et al. 2019, Language models as knowledge bases?, arXiv 1909.01066',
    'Berglund et al. 2023, The reversal curse: LLMs trained on “A is B” fail to learn “B is A”, arXiv 2309.12288',
    'Kadavath et al. 2022, Language models (mostly) know what they know, arXiv 2207.05221',
    'Kalai et al. 2025, Why language models hallucinate, arXiv 2509.04664',
  ],
};
