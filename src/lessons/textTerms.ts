/** How a text becomes tokens and numbers, and how the next token is drawn. */
import type { GlossaryEntry } from '@/views/learn/Lesson.ts';
import { entry } from './glossaryEntry.ts';

export const TEXT_TERMS: readonly GlossaryEntry[] = [
  entry(
    'draw',
    'draw',
    'Picking one token by a random number, so that a token of probability one half is picked in half of all draws.',
    {
      scene: { text: 'Once upon a time there was a', depth: 'basics' },
      zone: 'outcome',
      related: ['probability', 'seed'],
      source: 'Radford et al. 2019',
    },
  ),
  entry(
    'seed',
    'seed',
    'The number from which all random numbers of a text are computed: the same seed gives the same draws.',
    {
      scene: { text: 'Once upon a time there was a', depth: 'inside', seed: '2' },
      zone: 'outcome',
      related: ['draw'],
      source: 'Knuth 1997, The art of computer programming, volume 2',
    },
  ),
  entry(
    'base-model',
    'base model',
    'A language model that was trained only to continue texts, and not yet to answer questions or follow instructions.',
    {
      scene: { text: 'What is the capital of France?', depth: 'basics' },
      zone: null,
      related: ['token'],
      source: 'Radford et al. 2019',
    },
  ),
  entry(
    'surprise',
    'surprise',
    'How improbable a token was where it stands, in bits: the logarithm to base 2 of 1 divided by its probability.',
    {
      scene: { text: 'stone window music stone window music', depth: 'inside', surprise: '1' },
      zone: 'tokens',
      related: ['probability', 'entropy'],
      source: 'Shannon 1948',
    },
  ),
  entry('token-id', 'id', 'The number of a token in the vocabulary; ids are all that a model gets of a text.', {
    scene: { text: 'I ate a strawberry.', depth: 'inside' },
    zone: 'tokens',
    related: ['token', 'vocabulary'],
    source: 'Radford et al. 2019',
  }),
  entry(
    'tokenizer',
    'tokenizer',
    'The program that cuts a text into tokens and writes tokens as text again; it is fixed before the model is trained.',
    {
      scene: { text: 'Berlin and Paris', depth: 'inside' },
      zone: 'tokens',
      related: ['token', 'byte-pair-encoding'],
      source: 'Sennrich et al. 2016',
    },
  ),
  entry('byte', 'byte', 'A number from 0 to 255; every character of a text is stored as one to four of them.', {
    scene: { text: 'A naïve café sells tea.', depth: 'inside' },
    zone: 'tokens',
    related: ['token', 'byte-pair-encoding'],
    source: 'The Unicode Standard, UTF-8',
  }),
  entry(
    'byte-pair-encoding',
    'byte-pair encoding',
    'The way this list of tokens was made: begin with single bytes, and again and again join the two neighbours that stand together most often.',
    {
      scene: { text: 'Berlin and Paris', depth: 'inside' },
      zone: 'tokens',
      related: ['tokenizer', 'vocabulary'],
      source: 'Sennrich et al. 2016; Radford et al. 2019',
    },
  ),
  entry('embedding', 'embedding', 'The list of learned numbers that stands for a token when it enters the network.', {
    scene: { text: 'He looked at Facebook on the internet.', depth: 'inside', stage: 'embed', query: '3' },
    zone: 'guide',
    related: ['vector', 'parameter'],
    source: 'Mikolov et al. 2013',
  }),
  entry('vector', 'vector', 'A list of numbers in a fixed order, such as the 192 that stand for a token here.', {
    scene: { text: 'He looked at Facebook on the internet.', depth: 'inside', stage: 'embed', query: '3' },
    zone: 'guide',
    related: ['embedding', 'cosine'],
    source: 'Mikolov et al. 2013',
  }),
  entry(
    'cosine',
    'cosine',
    'How far two vectors point the same way: 1 for the same direction, 0 for neither, −1 for opposite ones.',
    {
      scene: null,
      zone: null,
      related: ['vector'],
      source: 'Mikolov et al. 2013',
    },
  ),
  entry(
    'parameter',
    'parameter',
    'One learned number of a model; training changes parameters, using the model does not.',
    {
      scene: { text: 'He looked at Facebook on the internet.', depth: 'inside', stage: 'embed', query: '3' },
      zone: null,
      related: ['embedding'],
      source: 'Goodfellow, Bengio, Courville 2016, Deep learning',
    },
  ),
  entry(
    'untrained-token',
    'untrained token',
    'A token of the vocabulary that the training texts hardly contain, so that its embedding says nothing about its use.',
    {
      scene: { text: 'She picked up her phone and opened Facebook.', depth: 'inside', surprise: '1' },
      zone: 'tokens',
      related: ['embedding', 'token'],
      source: 'Land and Bartolo 2024',
    },
  ),
];
