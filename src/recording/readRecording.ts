/** Reads a recording, which may come from anybody: sizes, shapes and places are checked before any of it is used. */
import { FormatError } from '@/formats/FormatError.ts';
import { decompress } from '@/formats/gzip.ts';
import { readTensors, type NamedTensor, type TensorFile } from '@/formats/safetensors.ts';
import { gpt2Structure } from '@/model/architecture.ts';
import { createVocabulary } from '@/model/vocabulary.ts';
import { readAbout, type About } from './about.ts';
import {
  LAYER_KEYS,
  MOST_TOKENS,
  partShape,
  WHOLE_KEYS,
  type PartKey,
  type RecordedLens,
  type RecordedModel,
  type Recording,
} from './Recording.ts';

/** Unpacked. A recording of 256 tokens of GPT-2 small with every vector has about 40 MB. */
const MOST_BYTES = 64_000_000;

/** Throws FormatError with the reason. */
export async function readRecording(file: Uint8Array<ArrayBuffer>): Promise<Recording> {
  return readPlain(await decompress(file, MOST_BYTES));
}

export function readPlain(bytes: Uint8Array): Recording {
  const { metadata, tensors } = readTensors(bytes);
  const about = readAbout(metadata['glassbox']);
  const ids = Uint32Array.from(need(tensors, 'ids').data);
  const { config, architecture } = about.model;
  const { layerCount, headCount, vocabularySize } = config;
  const tokens = ids.length;
  if (tokens === 0 || tokens > MOST_TOKENS || about.promptLength > tokens)
    throw new FormatError(`it has ${tokens} tokens, of which ${about.promptLength} would be the prompt`);
  checkBelow(ids, vocabularySize, 'ids');
  const surprisal = new Float32Array(tokens).fill(NaN);
  surprisal.set(shaped(need(tensors, 'surprisal'), [tokens - 1]), 1);
  const optional = (name: string, shape: readonly number[]) => {
    const tensor = tensors.get(name);
    return tensor ? shaped(tensor, shape) : null;
  };
  return {
    model: readModel(about, tensors),
    madeAt: about.madeAt,
    prompt: about.prompt,
    promptLength: about.promptLength,
    ids,
    surprisal,
    logits: readLogits(tensors, tokens - about.promptLength + 1, vocabularySize),
    attention: optional('attention', [layerCount, headCount, (tokens * (tokens + 1)) / 2]),
    lens: readLens(tensors, tokens, layerCount + 1, vocabularySize),
    streamSizes: optional('streamSizes', [tokens, 1 + 4 * layerCount]),
    parts: new Map(
      partKeys(layerCount).flatMap((key) => {
        const data = optional(`part.${key}`, partShape(key, tokens, config, architecture?.neuronCount ?? 0));
        return data ? [[key, data] as const] : [];
      }),
    ),
  };
}

/** Every extra tensor that a model of so many layers has. */
export function partKeys(layerCount: number): readonly PartKey[] {
  const layers = Array.from({ length: layerCount }, (_, layer) => layer);
  return [...WHOLE_KEYS, ...layers.flatMap((layer) => LAYER_KEYS.map((name): PartKey => `${name}.${layer}`))];
}

function readModel({ model }: About, tensors: TensorFile['tensors']): RecordedModel {
  const bytes = Uint8Array.from(need(tensors, 'vocabulary.bytes').data);
  const offsets = Uint32Array.from(need(tensors, 'vocabulary.offsets').data);
  if (offsets.length !== model.config.vocabularySize + 1)
    throw new FormatError(`it has ${offsets.length - 1} names for ${model.config.vocabularySize} tokens`);
  try {
    createVocabulary(bytes, offsets, model.specialTokens);
  } catch (error) {
    throw new FormatError('its vocabulary does not fit together', { cause: error });
  }
  const architecture = model.architecture && { structure: gpt2Structure(model.config), ...model.architecture };
  return { ...model, architecture, vocabularyBytes: bytes, vocabularyOffsets: offsets };
}

function readLogits(tensors: TensorFile['tensors'], rows: number, width: number): Float32Array {
  const largest = shaped(need(tensors, 'logits.largest'), [rows]);
  const below = shaped(need(tensors, 'logits.below'), [rows, width]);
  return below.map((value, i) => value + largest[Math.floor(i / width)]!);
}

function readLens(
  tensors: TensorFile['tensors'],
  tokens: number,
  levels: number,
  vocabularySize: number,
): RecordedLens | null {
  const named = tensors.get('lens.ids');
  if (!named) return null;
  const shape = [tokens, levels, named.shape[2] ?? 0];
  const ids = Uint32Array.from(shaped(named, shape));
  checkBelow(ids, vocabularySize, 'lens.ids');
  return { count: shape[2]!, ids, probabilities: shaped(need(tensors, 'lens.probabilities'), shape) };
}

function need(tensors: TensorFile['tensors'], name: string): NamedTensor {
  const tensor = tensors.get(name);
  if (!tensor) throw new FormatError(`it lacks ${name}`);
  return tensor;
}

function shaped({ name, shape, data }: NamedTensor, wanted: readonly number[]): Float32Array {
  if (shape.join('×') !== wanted.join('×'))
    throw new FormatError(`${name} is ${shape.join('×')} and should be ${wanted.join('×')}`);
  return data;
}

function checkBelow(ids: Uint32Array, size: number, name: string): void {
  if (ids.some((id) => id >= size)) throw new FormatError(`${name} names a token that the model does not have`);
}
