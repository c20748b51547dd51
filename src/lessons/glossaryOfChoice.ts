/** Terms of how a token is chosen, and of how what a model says is tested. */
import type { GlossaryEntry } from '@/views/learn/Lesson.ts';
import type { Fields } from '@/store/scene/codec.ts';
import { entry } from './glossaryEntry.ts';

const STORY: Fields = { text: 'Once upon a time there was a', controls: '1', depth: 'everything' };
const KING: Fields = { text: 'The king of England is', depth: 'everything' };
const GAVE: Fields = { text: 'When Mary and Tom went to the shop, Mary gave a book to', depth: 'everything' };

export const GLOSSARY_OF_CHOICE: readonly GlossaryEntry[] = [
  entry('logit', 'logit', 'The score that a model computes for a token, before softmax makes a probability of it.', {
    scene: { ...STORY, stage: 'unembed' },
    zone: 'outcome',
    related: ['softmax', 'probability'],
    source: 'Vaswani et al. 2017',
  }),
  entry('softmax', 'softmax', 'Makes probabilities of scores: e to the power of each, divided by the sum over all.', {
    scene: { ...STORY, stage: 'softmax' },
    zone: 'outcome',
    related: ['logit', 'temperature'],
    source: 'Bridle 1990',
  }),
  entry(
    'temperature',
    'temperature',
    'A number by which all logits are divided before softmax: below 1 it sharpens the probabilities, above 1 it flattens them.',
    {
      scene: { ...STORY, temperature: '0.5' },
      zone: 'outcome',
      related: ['softmax', 'greedy', 'entropy'],
      source: 'Ackley, Hinton & Sejnowski 1985',
    },
  ),
  entry(
    'entropy',
    'entropy',
    'How open the next token is, in bits: as open as a choice among 2 to the power of so many equal options.',
    {
      scene: STORY,
      zone: 'outcome',
      related: ['perplexity', 'probability'],
      source: 'Shannon 1948',
    },
  ),
  entry(
    'perplexity',
    'perplexity',
    'The number of equal options that would be as open: 2 to the power of the entropy, or of the loss in bits.',
    {
      scene: STORY,
      zone: 'outcome',
      related: ['entropy'],
      source: 'Jelinek et al. 1977',
    },
  ),
  entry('greedy', 'greedy choice', 'Taking the most probable token each time; it is what temperature 0 does.', {
    scene: { text: 'He told me that', temperature: '0', depth: 'everything' },
    zone: 'outcome',
    related: ['temperature', 'repetition-penalty'],
    source: 'Holtzman et al. 2020',
  }),
  entry(
    'repetition-penalty',
    'repetition penalty',
    'A setting that lowers the logits of tokens that stand in the text already.',
    {
      scene: { text: 'He told me that', temperature: '0', penalty: '1.2', controls: '1', depth: 'everything' },
      zone: 'outcome',
      related: ['greedy'],
      source: 'Keskar et al. 2019',
    },
  ),
  entry('top-k', 'top-k', 'A filter that keeps the k most probable tokens and drops all others before the draw.', {
    scene: { ...STORY, topk: '5' },
    zone: 'outcome',
    related: ['top-p', 'min-p'],
    source: 'Fan et al. 2018',
  }),
  entry('top-p', 'top-p', 'A filter that keeps the most probable tokens until their probabilities together reach p.', {
    scene: { ...STORY, topp: '0.9' },
    zone: 'outcome',
    related: ['top-k', 'min-p'],
    source: 'Holtzman et al. 2020',
  }),
  entry(
    'min-p',
    'min-p',
    'A filter that keeps the tokens with at least p times the probability of the most probable one.',
    {
      scene: { ...STORY, minp: '0.1' },
      zone: 'outcome',
      related: ['top-k', 'top-p'],
      source: 'Nguyen et al. 2024',
    },
  ),
  entry(
    'hallucination',
    'hallucination',
    'A fluent statement of a model that is false; it is computed in the same way as a true one.',
    {
      scene: KING,
      zone: 'outcome',
      related: ['calibration', 'knowledge-cut-off'],
      source: 'Ji et al. 2023; Kalai et al. 2025',
    },
  ),
  entry('knowledge-cut-off', 'knowledge cut-off', 'The date of the newest texts that a model was trained on.', {
    scene: { text: 'It was in the year 20', depth: 'everything' },
    zone: 'outcome',
    related: ['rag', 'hallucination'],
    source: 'Model cards; for this model, its training texts',
  }),
  entry(
    'reversal-curse',
    'reversal curse',
    'A fact that was learned in one direction, A is B, is often not given in the other, B is A.',
    {
      scene: { text: 'Moscow is the capital of', depth: 'everything' },
      zone: 'outcome',
      related: [],
      source: 'Berglund et al. 2023',
    },
  ),
  entry(
    'calibration',
    'calibration',
    'A model is calibrated if of all it gives a probability of seven in ten, seven in ten turn out right.',
    {
      scene: KING,
      zone: 'outcome',
      related: ['probability', 'hallucination'],
      source: 'Guo et al. 2017; Kadavath et al. 2022',
    },
  ),
  entry(
    'shortcut',
    'shortcut',
    'A rule that gives right answers in the usual cases without the ability that they seem to show.',
    {
      scene: { text: 'Mary met Tom. So Tom is shorter than', depth: 'everything' },
      zone: 'outcome',
      related: ['counterfactual-test'],
      source: 'Geirhos et al. 2020',
    },
  ),
  entry(
    'counterfactual-test',
    'counterfactual test',
    'Two texts that differ in one thing that should change the answer, or should not; then one looks whether it changes.',
    {
      scene: GAVE,
      zone: 'tokens',
      related: ['shortcut', 'evaluation'],
      source: 'Kaushik et al. 2020; Ribeiro et al. 2020',
    },
  ),
  entry(
    'evaluation',
    'evaluation',
    'Measuring what a model does on many tasks, chosen so that the result can be trusted for the use at hand.',
    {
      scene: null,
      zone: null,
      related: ['benchmark', 'counterfactual-test'],
      source: 'Liang et al. 2022 (HELM)',
    },
  ),
  entry('benchmark', 'benchmark', 'A fixed list of tasks with a score, by which models are compared.', {
    scene: null,
    zone: null,
    related: ['evaluation', 'contamination'],
    source: 'Wang et al. 2019 (GLUE)',
  }),
  entry(
    'contamination',
    'contamination',
    'Tasks of a test that stood in the training text: their score then shows recall and not the ability.',
    {
      scene: null,
      zone: null,
      related: ['benchmark'],
      source: 'Brown et al. 2020, section 4',
    },
  ),
];
