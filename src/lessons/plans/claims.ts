/**
 * Every number of the lesson plans as what it says. A plan is plain words, as every made lesson is, so its numbers cannot
 * be taken from here: a test computes them, and looks whether the words of the step hold them as they are written here.
 */
import type { LessonClaim } from '@/model/lessonClaim.ts';

export interface PlanClaim {
  /** The plan by its minutes, and the step from 1. */
  readonly plan: 20 | 45 | 90;
  readonly step: number;
  /** As they stand in the step. */
  readonly words: string;
  readonly claim: LessonClaim;
}

/** The probability of each word behind one text. */
const after = (
  plan: PlanClaim['plan'],
  step: number,
  text: string,
  words: Readonly<Record<string, [string, number]>>,
) =>
  Object.entries(words).map(([word, [written, probability]]): PlanClaim => ({
    plan,
    step,
    words: written,
    claim: { text, word: ` ${word}`, probability },
  }));

const OPENED = 'She opened her';
const LITTLE = 'Once upon a time there was a little';
const YOUNGER = 'Tom is older than Mary. So Mary is younger than';
const OLDER = 'Tom is older than Mary. So Mary is older than';
const hat = (place: string) =>
  `"Where is the hat?" asked Anna. "The hat is in the ${place}," said Tom. So Anna went to the`;
const STRAWBERRIES = 'I like strawberries.';
const MAN = 'The old man opened the';
const NIGHT = 'It was a dark night, and';
const COPY = 'horse letter garden horse letter garden horse letter';

const tokens = (words: string, text: string, count: number): PlanClaim => ({
  plan: 90,
  step: 2,
  words,
  claim: { kind: 'tokens', text, count },
});

export const PLAN_CLAIMS: readonly PlanClaim[] = [
  ...after(20, 2, OPENED, {
    eyes: ['76 %', 0.763],
    mouth: ['7 %', 0.067],
    hand: ['2 %', 0.017],
    door: ['0.9 %', 0.009],
  }),
  {
    plan: 20,
    step: 3,
    words: 'tiger. The tiger lived in',
    claim: { kind: 'written', text: LITTLE, controls: { seed: 1 }, count: 10, written: ' tiger. The tiger lived in' },
  },
  {
    plan: 20,
    step: 4,
    words: 'soldier who lived in an orchard.',
    claim: {
      kind: 'written',
      text: LITTLE,
      controls: { seed: 2 },
      count: 10,
      written: ' soldier who lived in an orchard.',
    },
  },
  ...after(20, 5, 'The president of France is', {
    Paris: ['96 %', 0.961],
    French: ['2 %', 0.019],
    London: ['0.9 %', 0.009],
    unknown: ['0.1 %', 0.001],
  }),
  ...after(20, 6, 'The president of France is', { Paris: ['96 %', 0.961] }),
  ...after(20, 6, 'The president of Germany is', { Berlin: ['92 %', 0.92] }),

  ...after(45, 1, YOUNGER, {
    Tom: ['96 %', 0.957],
    Mary: ['<0.1 %', 2.5e-6],
    Paul: ['0.8 %', 0.008],
    Sam: ['0.7 %', 0.007],
  }),
  ...after(45, 3, OLDER, { Tom: ['97 %', 0.971] }),
  ...after(45, 5, 'The fox was bigger than the bear. The fox was afraid of the', { bear: ['97 %', 0.967] }),
  ...after(45, 5, 'The bear was bigger than the fox. The fox was afraid of the', { bear: ['97 %', 0.97] }),
  ...after(45, 6, hat('kitchen'), { kitchen: ['99 %', 0.986] }),
  ...after(45, 6, hat('castle'), { castle: ['98 %', 0.976] }),
  ...after(45, 6, hat('school'), { school: ['99.8 %', 0.998] }),
  ...after(45, 6, hat('hotel'), { hotel: ['0.1 %', 0.001] }),
  ...after(45, 6, hat('bathroom'), { bathroom: ['<0.1 %', 6e-7] }),
  ...after(45, 7, 'Ten, nine, eight,', { nine: ['94 %', 0.936], ten: ['5 %', 0.051] }),
  ...after(45, 7, 'One, two, three,', { four: ['98 %', 0.982] }),

  tokens('7 tokens', STRAWBERRIES, 7),
  tokens('cut into 4', ' strawberries', 4),
  tokens('television is 1 token', ' television', 1),
  tokens('telephone 2', ' telephone', 2),
  tokens('unbelievable 5', ' unbelievable', 5),
  ...after(90, 3, MAN, { door: ['10 %', 0.101], bag: ['8 %', 0.078], cup: ['7 %', 0.073], box: ['6 %', 0.057] }),
  { plan: 90, step: 3, words: 'a fair choice among 54 tokens', claim: { kind: 'choices', text: MAN, count: 54 } },
  ...after(90, 3, 'It was late in the', { evening: ['95 %', 0.947] }),
  {
    plan: 90,
    step: 4,
    words: 'there was no such thing whatever. It was about',
    claim: {
      kind: 'written',
      text: NIGHT,
      controls: { seed: 2 },
      count: 10,
      written: ' there was no such thing whatever. It was about',
    },
  },
  {
    plan: 90,
    step: 4,
    words: 'the sun was warm. The sun was warm. The sun',
    claim: {
      kind: 'written',
      text: NIGHT,
      controls: { temperature: 0 },
      count: 12,
      written: ' the sun was warm. The sun was warm. The sun',
    },
  },
  ...after(90, 5, COPY, { garden: ['95 %', 0.954] }),
  {
    plan: 90,
    step: 6,
    words: '0.616',
    claim: { kind: 'attention', text: COPY, layer: 4, head: 2, query: 12, key: 3, weight: 0.616 },
  },
  {
    plan: 90,
    step: 6,
    words: '0.371',
    claim: { kind: 'attention', text: COPY, layer: 4, head: 2, query: 12, key: 8, weight: 0.371 },
  },
  ...after(90, 7, COPY, { garden: ['95 %', 0.954] }),
  { plan: 90, step: 7, words: '7 %', claim: { text: COPY, changes: 'h4.2', word: ' garden', probability: 0.069 } },
  { plan: 90, step: 7, words: '85 %', claim: { text: COPY, changes: 'h5.4', word: ' garden', probability: 0.852 } },
  { plan: 90, step: 8, words: '4.23 nats', claim: { kind: 'loss', phase: 'pretrain', step: 0, nats: 4.227 } },
  { plan: 90, step: 8, words: '0.378 nats', claim: { kind: 'loss', phase: 'pretrain', step: 2000, nats: 0.378 } },
  { plan: 90, step: 8, words: '25 %', claim: { kind: 'realWords', step: 200, share: 0.25 } },
  { plan: 90, step: 8, words: '100 %', claim: { kind: 'realWords', step: 2000, share: 1 } },
  ...after(90, 9, 'In Mexico they speak', {
    Mexico: ['92 %', 0.916],
    Spanish: ['<0.1 %', 0.0005],
    English: ['1 %', 0.012],
  }),
  ...after(90, 9, 'In Canada they speak', { Japanese: ['44 %', 0.438] }),
  {
    plan: 90,
    step: 10,
    words: 'The capital of Paris is Paris.',
    claim: {
      kind: 'written',
      text: 'What is the capital of Paris?',
      controls: { temperature: 0 },
      count: 7,
      written: ' The capital of Paris is Paris.',
    },
  },
];
