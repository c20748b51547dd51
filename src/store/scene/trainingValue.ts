/** What a scene holds of the training page, and how it is written: fields that begin with `t.`. */
import * as z from 'zod/mini';
import {
  DEFAULT_SIZES,
  FINETUNE_DEFAULTS,
  PHASES,
  PREFER_DEFAULTS,
  PRETRAIN_DEFAULTS,
  RECORDED,
  SIZE_BOUNDS,
  STYLES,
} from '@/store/training/contract.ts';
import { WORLD_PROMPT, WORLD_SENTENCE } from '@/store/training/examples.ts';
import {
  flag,
  numberWithin,
  oneOf,
  orNull,
  parseField,
  textOf,
  wholeNumber,
  type Codec,
  type Fields,
} from './codec.ts';
import { isSame } from './sameValue.ts';

export const LOSS_SCALES = ['linear', 'log'] as const;
const ASIDES = ['samples', 'formula', 'life'] as const;
const WATCHED = ['batch', 'attention'] as const;
const TEXT_KINDS = ['world', 'story', 'own'] as const;
/** Characters of a watched sentence or prompt. */
const MOST_WATCHED_TEXT = 500;

type Codecs = Readonly<Record<string, Codec<never>>>;
type ValueOf<C> = C extends Codec<infer Value> ? Value : never;
type ValuesOf<All> = { readonly [Name in keyof All]: ValueOf<All[Name]> };

/** Several numbers in one field, joined by `_`, in the order of the table. */
function together<const All extends Readonly<Record<string, unknown>>>(
  codecs: All,
  check: (value: ValuesOf<All>) => boolean = () => true,
): Codec<ValuesOf<All>> {
  const entries = Object.entries(codecs as unknown as Codecs) as [string, Codec<unknown>][];
  const shape = Object.fromEntries(entries.map(([name, { schema }]) => [name, schema]));
  return {
    schema: z.object(shape).check(z.refine((value) => check(value as ValuesOf<All>))) as unknown as Codec<
      ValuesOf<All>
    >['schema'],
    toText: (value) =>
      entries.map(([name, codec]) => codec.toText((value as Readonly<Record<string, unknown>>)[name])).join('_'),
    fromText(text) {
      const parts = text.split('_');
      if (parts.length !== entries.length) return null;
      return Object.fromEntries(entries.map(([name, codec], at) => [name, codec.fromText(parts[at] ?? '')]));
    },
  };
}

const size = (name: keyof typeof SIZE_BOUNDS) => wholeNumber(SIZE_BOUNDS[name][1], SIZE_BOUNDS[name][0]);
const rows = wholeNumber(16, 1);
const rate = numberWithin({ min: 1e-6, max: 0.02 });

const sizes = together(
  {
    layerCount: size('layerCount'),
    headCount: size('headCount'),
    width: size('width'),
    contextLength: size('contextLength'),
  },
  ({ headCount, width, contextLength }) => width % (4 * headCount) === 0 && contextLength % 4 === 0,
);

/** By the name in an address after `t.`: where it is in the value, how it is written, what nothing means. */
const CODECS = {
  recorded: orNull(oneOf(RECORDED)),
  phase: oneOf(PHASES),
  aside: oneOf(ASIDES),
  watch: oneOf(WATCHED),
  text: oneOf(TEXT_KINDS),
  sizes,
  seed: wholeNumber(2 ** 32 - 1),
  pretrain: together({ steps: wholeNumber(6000, 100), rows, rate }),
  finetune: together({ steps: wholeNumber(2000, 50), rows, rate, mixShare: numberWithin({ min: 0, max: 1 }) }),
  prefer: together({
    beta: numberWithin({ min: 0.01, max: 1 }),
    rate,
    stepsPerClick: wholeNumber(40, 1),
    rehearse: flag,
  }),
  speed: orNull(numberWithin({ min: 0.01, max: 10_000 })),
  head: together({ layer: wholeNumber(5), head: wholeNumber(7) }),
  sentence: textOf(z.maxLength(MOST_WATCHED_TEXT)),
  prompt: textOf(z.maxLength(MOST_WATCHED_TEXT)),
  pair: wholeNumber(9999),
  style: oneOf(STYLES),
  preferred: oneOf(STYLES),
  loss: oneOf(LOSS_SCALES),
  /** The checkpoint that is looked back at; the random model is step 0 of pre-training. */
  look: orNull(together({ phase: oneOf(PHASES), step: wholeNumber(100_000) })),
} as const;

export type TrainingScene = ValuesOf<typeof CODECS>;
type Name = keyof TrainingScene;

export const INITIAL_TRAINING: TrainingScene = {
  recorded: null,
  phase: 'pretrain',
  aside: 'samples',
  watch: 'batch',
  text: 'world',
  sizes: DEFAULT_SIZES,
  seed: 1,
  pretrain: PRETRAIN_DEFAULTS,
  finetune: FINETUNE_DEFAULTS,
  prefer: PREFER_DEFAULTS,
  speed: null,
  head: { layer: 0, head: 0 },
  sentence: WORLD_SENTENCE,
  prompt: WORLD_PROMPT,
  pair: 0,
  style: STYLES[0],
  preferred: 'friendly',
  loss: 'linear',
  look: null,
};

const NAMES = Object.keys(CODECS) as Name[];
export const TRAINING_FIELDS = NAMES.map((name) => `t.${name}`);

export const trainingSchema = z.object(
  Object.fromEntries(NAMES.map((name) => [name, CODECS[name].schema])),
) as unknown as z.ZodMiniType<TrainingScene>;

/** The phase in any case, so that its settings being ordinary and nothing being said are two things. */
export function writeTraining(value: TrainingScene): Fields {
  const written = NAMES.filter((name) => name === 'phase' || !isSame(value[name], INITIAL_TRAINING[name]));
  return Object.fromEntries(written.map((name) => [`t.${name}`, (CODECS[name] as Codec<unknown>).toText(value[name])]));
}

/** Null when the address says nothing of training. */
export function parseTraining(given: Fields, refuse: (name: string) => void): TrainingScene | null {
  if (!TRAINING_FIELDS.some((name) => name in given)) return null;
  const parse = (name: Name) =>
    parseField(CODECS[name] as Codec<unknown>, given, `t.${name}`, INITIAL_TRAINING[name], refuse);
  return Object.fromEntries(NAMES.map((name) => [name, parse(name)])) as unknown as TrainingScene;
}
