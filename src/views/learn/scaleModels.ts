/**
 * Models by size, each number with where it is from and how far it can be trusted. Numbers that nobody published stay
 * `unknown` here, whatever is told about them; what is told is an `estimate`, and is drawn as such.
 */
export type Trust = 'published' | 'estimate' | 'unknown';

export interface Sized {
  /** Null where it is unknown. */
  readonly value: number | null;
  readonly trust: Trust;
}

export interface ScaleModel {
  readonly id: string;
  readonly name: string;
  readonly year: number | null;
  readonly parameters: Sized;
  /** Tokens read in training, repeated ones counted each time. */
  readonly tokens: Sized;
  /** Additions and multiplications in training. */
  readonly computing: Sized;
  /** Longest text, tokens. */
  readonly window: number;
  readonly source: string;
  /** Made by this project: brought out. */
  readonly isOurs?: boolean;
  /** Where its name stands beside its point. */
  readonly label: 'left' | 'right' | 'above' | 'below';
}

const published = (value: number): Sized => ({ value, trust: 'published' });
const estimate = (value: number): Sized => ({ value, trust: 'estimate' });
const UNKNOWN: Sized = { value: null, trust: 'unknown' };
/** 6·N·D, Kaplan et al. 2020: two for each parameter and token on the way forward, four on the way back. */
export const computingOf = (parameters: number, tokens: number): number => 6 * parameters * tokens;

/** Of the embedded model: 35 million tokens for the first weights and 22.3 million on top of them. */
const OURS = { parameters: 4_291_584, tokens: 57e6 };
const ROOM = { parameters: 158_144, tokens: 1e6 };

export const SCALE_MODELS: readonly ScaleModel[] = [
  {
    id: 'room',
    name: 'Training page',
    year: null,
    parameters: published(ROOM.parameters),
    tokens: published(ROOM.tokens),
    computing: published(computingOf(ROOM.parameters, ROOM.tokens)),
    window: 64,
    source: 'This page, Training, with its default sizes; its tokens are characters',
    isOurs: true,
    label: 'right',
  },
  {
    id: 'ours',
    name: 'Glassbox small',
    year: null,
    parameters: published(OURS.parameters),
    tokens: published(OURS.tokens),
    computing: published(computingOf(OURS.parameters, OURS.tokens)),
    window: 256,
    source: 'This project, training/README.md: two processor cores, about three and a half hours',
    isOurs: true,
    label: 'right',
  },
  {
    id: 'gpt2',
    name: 'GPT-2 small',
    year: 2019,
    parameters: published(124e6),
    tokens: estimate(10e9),
    computing: UNKNOWN,
    window: 1024,
    source: 'Radford et al. 2019: 40 GB of text, about 10 billion tokens; how often it was read is not published',
    label: 'below',
  },
  {
    id: 'gpt2-xl',
    name: 'GPT-2 XL',
    year: 2019,
    parameters: published(1.56e9),
    tokens: estimate(10e9),
    computing: UNKNOWN,
    window: 1024,
    source: 'Radford et al. 2019, as GPT-2 small',
    label: 'right',
  },
  {
    id: 'gpt3',
    name: 'GPT-3',
    year: 2020,
    parameters: published(175e9),
    tokens: published(300e9),
    computing: published(3.14e23),
    window: 2048,
    source: 'Brown et al. 2020, tables 2.1 and D.1',
    label: 'right',
  },
  {
    id: 'chinchilla',
    name: 'Chinchilla',
    year: 2022,
    parameters: published(70e9),
    tokens: published(1.4e12),
    computing: published(5.76e23),
    window: 2048,
    source: 'Hoffmann et al. 2022',
    label: 'left',
  },
  {
    id: 'gpt4',
    name: 'GPT-4',
    year: 2023,
    parameters: estimate(1.8e12),
    tokens: estimate(13e12),
    computing: UNKNOWN,
    window: 8192,
    source:
      'OpenAI 2023 publishes no size. The estimate is a leak (SemiAnalysis 2023) of a mixture of experts, of which a token passes through a part',
    label: 'below',
  },
  {
    id: 'llama-8b',
    name: 'Llama 3.1 8B',
    year: 2024,
    parameters: published(8e9),
    tokens: published(15e12),
    computing: published(computingOf(8e9, 15e12)),
    window: 128_000,
    source: 'Llama 3.1 model card: more than 15 trillion tokens; computing by 6·N·D',
    label: 'left',
  },
  {
    id: 'llama-405b',
    name: 'Llama 3.1 405B',
    year: 2024,
    parameters: published(405e9),
    tokens: published(15.6e12),
    computing: published(3.8e25),
    window: 128_000,
    source: 'Grattafiori et al. 2024, The Llama 3 herd of models',
    label: 'above',
  },
];
