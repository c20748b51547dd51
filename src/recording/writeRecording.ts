/** A recording as bytes: safetensors, so that other programs can read it, in gzip. docs/recordings.md describes it. */
import { compress } from '@/formats/gzip.ts';
import { writeTensors, type NamedTensor, type Precision } from '@/formats/safetensors.ts';
import type { Architecture } from '@/model/architecture.ts';
import { FORMAT, VERSION, type About } from './about.ts';
import { partShape, type Recording } from './Recording.ts';

/** `precision`: of what may be rounded (all but ids, surprisal and the vocabulary, which are exact). */
export function writeRecording(
  recording: Recording,
  precision: 'F16' | 'F32' = 'F16',
): Promise<Uint8Array<ArrayBuffer>> {
  return compress(writePlain(recording, precision));
}

/** The same before it is packed. */
export function writePlain(recording: Recording, precision: 'F16' | 'F32'): Uint8Array<ArrayBuffer> {
  const { model, madeAt, prompt, promptLength, ids, surprisal, logits, attention, lens, streamSizes, parts } =
    recording;
  const { config, architecture, vocabularyBytes, vocabularyOffsets, specialTokens } = model;
  const { layerCount, headCount, vocabularySize } = config;
  const tokens = ids.length;
  const about: About = {
    format: FORMAT,
    version: VERSION,
    madeAt,
    prompt,
    promptLength,
    model: {
      id: model.id,
      config,
      precision: model.precision,
      ...(model.weights && { weights: model.weights }),
      architecture: architecture && formulasOf(architecture),
      opaqueReason: model.opaqueReason,
      specialTokens: [...specialTokens],
    },
  };
  const tensors: NamedTensor[] = [
    tensor('ids', [tokens], ids, 'U32'),
    // The first token has none, and a file holds numbers only.
    tensor('surprisal', [tokens - 1], surprisal.subarray(1), 'F32'),
    ...logitTensors(logits, tokens - promptLength + 1, vocabularySize),
    tensor('vocabulary.bytes', [vocabularyBytes.length], vocabularyBytes, 'U8'),
    tensor('vocabulary.offsets', [vocabularyOffsets.length], vocabularyOffsets, 'U32'),
  ];
  if (attention) tensors.push(tensor('attention', [layerCount, headCount, (tokens * (tokens + 1)) / 2], attention));
  if (lens) {
    const shape = [tokens, layerCount + 1, lens.count];
    tensors.push(tensor('lens.ids', shape, lens.ids, 'U32'), tensor('lens.probabilities', shape, lens.probabilities));
  }
  if (streamSizes) tensors.push(tensor('streamSizes', [tokens, 1 + 4 * layerCount], streamSizes));
  for (const [key, data] of parts)
    tensors.push(tensor(`part.${key}`, partShape(key, tokens, config, architecture?.neuronCount ?? 0), data));
  return writeTensors(tensors, { format: 'pt', glassbox: JSON.stringify(about) }, precision);
}

/** Its structure is left out: it is that of every GPT-2, and a file of this version can hold no other. */
function formulasOf({ epsilon, neuronCount, activation, scoreDivisors, isTied }: Architecture) {
  return { epsilon, neuronCount, activation, scoreDivisors: [...scoreDivisors], isTied };
}

/** Each row less its largest number, and those. */
function logitTensors(logits: Float32Array, rows: number, width: number): NamedTensor[] {
  const row = (at: number) => logits.subarray(at * width, (at + 1) * width);
  const largest = Float32Array.from({ length: rows }, (_, at) => row(at).reduce((most, each) => Math.max(most, each)));
  const below = logits.map((value, i) => value - largest[Math.floor(i / width)]!);
  return [tensor('logits.largest', [rows], largest, 'F32'), tensor('logits.below', [rows, width], below)];
}

function tensor(
  name: string,
  shape: readonly number[],
  data: Float32Array | Uint32Array | Uint8Array,
  precision?: Precision,
): NamedTensor {
  const numbers = data instanceof Float32Array ? data : Float32Array.from(data);
  return { name, shape, data: numbers, ...(precision ? { precision } : {}) };
}
