/** The terms of the course, each in one sentence. */
import type { GlossaryEntry } from '@/views/learn/Lesson.ts';
import { entry } from './glossaryEntry.ts';
import { GLOSSARY_OF_CHOICE } from './glossaryOfChoice.ts';
import { GLOSSARY_OF_USE } from './glossaryOfUse.ts';
import { ATTENTION_TERMS } from './attentionTerms.ts';
import { LAYER_TERMS } from './layerTerms.ts';
import { TEXT_TERMS } from './textTerms.ts';
import { TRAINING_TERMS } from './trainingTerms.ts';

export const GLOSSARY: readonly GlossaryEntry[] = [
  ...GLOSSARY_OF_CHOICE,
  ...GLOSSARY_OF_USE,
  entry('token', 'token', 'A piece of text with a number: a word, a part of a word, or a single byte.', {
    scene: { text: 'I ate a strawberry.', depth: 'everything' },
    zone: 'tokens',
    related: ['vocabulary'],
    source: 'Sennrich et al. 2016; Radford et al. 2019',
  }),
  entry(
    'vocabulary',
    'vocabulary',
    'The fixed list of all tokens that a model reads and writes; it is made before training.',
    {
      scene: null,
      zone: 'tokens',
      related: ['token'],
      source: 'Radford et al. 2019',
    },
  ),
  entry(
    'probability',
    'probability',
    'A number from 0 to 1 that the model gives each token of its vocabulary; together they make 1.',
    {
      scene: { text: 'Once upon a time there was a', depth: 'everything' },
      zone: 'outcome',
      related: ['token'],
      source: 'Bengio et al. 2003',
    },
  ),
  ...TEXT_TERMS,
  ...ATTENTION_TERMS,
  ...LAYER_TERMS,
  ...TRAINING_TERMS,
];
