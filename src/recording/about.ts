/** What a recording's header says in JSON. A file comes from strangers: every size is bounded before anything is made of it. */
import * as z from 'zod/mini';
import { FormatError } from '@/formats/FormatError.ts';
import { MOST_TOKENS } from './Recording.ts';

export const FORMAT = 'glassbox-recording';
export const VERSION = 1;

const count = (most: number) => z.number().check(z.int(), z.gte(1), z.lte(most));

const schema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  madeAt: z.iso.datetime(),
  prompt: z.string().check(z.maxLength(100_000)),
  promptLength: count(MOST_TOKENS),
  model: z.object({
    id: z.string().check(z.minLength(1), z.maxLength(100)),
    config: z.object({
      layerCount: count(128),
      headCount: count(128),
      width: count(16_384),
      headSize: count(16_384),
      vocabularySize: count(1_000_000),
      contextLength: count(10_000_000),
    }),
    precision: z.enum(['float32', 'quantized']),
    weights: z.optional(z.literal('float16')),
    architecture: z.nullable(
      z.object({
        epsilon: z.number().check(z.gte(0), z.lte(1)),
        neuronCount: count(131_072),
        activation: z.enum(['gelu', 'relu', 'silu', 'other']),
        scoreDivisors: z.array(z.number().check(z.gt(0), z.lte(1e6))).check(z.maxLength(128)),
        isTied: z.nullable(z.boolean()),
      }),
    ),
    opaqueReason: z.nullable(z.string().check(z.maxLength(2000))),
    specialTokens: z.array(z.number().check(z.int(), z.gte(0), z.lte(1_000_000))).check(z.maxLength(1000)),
  }),
});

export type About = z.infer<typeof schema>;

/** Throws FormatError. */
export function readAbout(text: string | undefined): About {
  const given = parse(text ?? '');
  if (!isNamed(given)) throw new FormatError('it does not say that it is a recording of this page');
  if (given.version !== VERSION)
    throw new FormatError(`it is of version ${String(given.version).slice(0, 20)}; this page reads version ${VERSION}`);
  const read = schema.safeParse(given);
  if (!read.success) throw new FormatError(`its description is wrong: ${z.prettifyError(read.error).slice(0, 300)}`);
  const { layerCount, headCount, width, headSize } = read.data.model.config;
  if (headCount * headSize !== width) throw new FormatError(`${headCount} heads of ${headSize} are not ${width} wide`);
  const divisors = read.data.model.architecture?.scoreDivisors;
  if (divisors && divisors.length !== layerCount)
    throw new FormatError(`it has ${layerCount} layers and ${divisors.length} divisors of scores`);
  return read.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isNamed(given: unknown): given is { readonly version: unknown } {
  return (
    typeof given === 'object' && given !== null && 'format' in given && given.format === FORMAT && 'version' in given
  );
}
