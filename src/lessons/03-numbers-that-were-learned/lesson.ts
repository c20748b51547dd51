/** Lesson 3: each id picks a list of numbers; nobody wrote them, training moved them, and all such numbers are the parameters. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const FACEBOOK = 'He looked at Facebook on the internet.';
const PHONE = 'She picked up her phone and opened';
const DAYS = 'On Monday and Saturday at seven and nine';
const PLACES = 'From London to Paris and through England';
const EMBED = { depth: 'inside', stage: 'embed' } as const;

export const lesson: Lesson = {
  id: 'numbers-that-were-learned',
  title: { en: 'Numbers that were learned' },
  idea: {
    en: 'Each token picks a list of numbers, its embedding. Nobody wrote these numbers: training moved them, and all such numbers are the parameters.',
  },
  minutes: 7,
  steps: [
    {
      id: 'predict',
      scene: { text: FACEBOOK, ...EMBED, query: '3' },
      views: ['tokens'],
      uncovers: ['explain'],
      isVeiled: true,
    },
    { id: 'rows', scene: { text: FACEBOOK, ...EMBED, query: '3' }, views: ['tokens', 'explain'] },
    { id: 'untrained', scene: { text: `${PHONE} Facebook.`, depth: 'inside', surprise: '1' }, views: ['tokens'] },
    { id: 'near', scene: { text: DAYS, ...EMBED, query: '1' }, views: ['tokens', 'explain'] },
    { id: 'count', scene: { text: DAYS, ...EMBED, query: '1' }, views: ['tokens', 'explain'] },
    { id: 'break', scene: { text: PLACES, ...EMBED, query: '1' }, views: ['prompt', 'tokens', 'explain'] },
    { id: 'check', scene: { text: DAYS, ...EMBED, query: '1' }, views: ['tokens', 'explain'] },
  ],
  claims: {
    same: { kind: 'cosine', one: ' Facebook', other: ' internet', cosine: 0.9999 },
    other: { kind: 'cosine', one: ' Facebook', other: ' the', cosine: -0.3993 },
    looked: { kind: 'cosine', one: ' looked', other: ' at', cosine: -0.1501 },
    on: { kind: 'cosine', one: ' the', other: ' on', cosine: 0.2072 },
    obama: { kind: 'cosine', one: ' Facebook', other: ' Obama', cosine: 0.9999 },
    television: { kind: 'cosine', one: ' Facebook', other: ' television', cosine: 0.9998 },
    surprise: { kind: 'surprise', text: PHONE, word: ' Facebook', bits: 33.1 },
    saturday: { kind: 'cosine', one: ' Monday', other: ' Saturday', cosine: 0.7265 },
    nine: { kind: 'cosine', one: ' seven', other: ' nine', cosine: 0.7006 },
    seven: { kind: 'cosine', one: ' Monday', other: ' seven', cosine: 0.2475 },
    paris: { kind: 'cosine', one: ' London', other: ' Paris', cosine: 0.7289 },
    england: { kind: 'cosine', one: ' London', other: ' England', cosine: 0.6406 },
    california: { kind: 'cosine', one: ' London', other: ' California', cosine: 0.5944 },
  },
  terms: ['embedding', 'vector', 'parameter', 'cosine', 'untrained-token'],
  sources: [
    'Mikolov et al. 2013, Efficient estimation of word representations in vector space, arXiv 1301.3781',
    'Land and Bartolo 2024, Fishing for Magikarp: automatically detecting under-trained tokens in large language models, arXiv 2405.05417 (under-trained tokens)',
    'Press and Wolf 2017, Using the output embedding to improve language models, arXiv 1608.05859 (one list for both ends)',
  ],
};
