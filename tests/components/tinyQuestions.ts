/**
 * What the fake engine answers about a tiny Trace: who wrote what into the residual stream, and what
 * that adds to a logit. By the formulas of the protocol, from the made-up weights themselves.
 */
import { bytesInMemory } from '@/formats/FileBytes.ts';
import type { LensTop, PartData } from '@/engine/protocol.ts';
import type { EmbeddingTables } from '@/engine/instrument/embeddingTables.ts';
import { WeightTable } from '@/engine/onnx/WeightTable.ts';
import type { ModelConfig } from '@/model/config.ts';
import { combineScores, scoreRoles, buildProbes } from '@/model/headRoles.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import { softmax } from '@/model/softmax.ts';
import { tensor } from '@/model/tensor.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import {
  add,
  centre,
  computeTrace,
  deviationOf,
  FINAL_NORM,
  headFactor,
  lensRow,
  multiply,
  normName,
  normWeightsOf,
  outputBias,
  pack,
  scale,
  UNEMBEDDING,
  weights,
  type Rows,
  type TinyTrace,
} from './tinyTransformer.ts';

/** The made-up embeddings as the matrices of a file. */
export function tinyTables({ width, vocabularySize, contextLength }: ModelConfig): EmbeddingTables {
  const table = (count: number, row: (index: number) => Float32Array) => {
    const numbers = new Float32Array(count * width);
    for (let index = 0; index < count; index++) numbers.set(row(index), index * width);
    return new WeightTable([count, width], 'float32', bytesInMemory(new Uint8Array(numbers.buffer)), []);
  };
  return {
    token: table(vocabularySize, (id) => weights(`token ${id}`, width)),
    position: table(contextLength, (at) => weights(`position ${at}`, width, 0.5)),
  };
}

/** What one head writes at `query` from each key, T×d: nothing from keys after the query. */
export function tinyKeyWrites(trace: TinyTrace, layer: number, head: number, query: number): Rows {
  const { headSize, width } = trace.config;
  const { attention, value } = trace.parts[layer]!;
  const count = trace.ids.length;
  return trace.ids.map((_, key) => {
    const weight = attention.data[(head * count + query) * count + key]!;
    const slot = new Float32Array(width);
    const from = (head * count + key) * headSize;
    slot.set(value.data.subarray(from, from + headSize), head * headSize);
    const factor = weight * headFactor(trace.intervention, layer, head, trace.config);
    return multiply(scale(slot, factor), width, width, `attention out ${layer}`);
  });
}

/** All that is written at a position, L×(H + 2)×d. */
export function tinyWrites(trace: TinyTrace, position: number): PartData {
  const { layerCount, headCount, width } = trace.config;
  const rows = trace.parts.flatMap((parts, layer) => [
    ...Array.from({ length: headCount }, (_, head) =>
      tinyKeyWrites(trace, layer, head, position).reduce((sum, row) => add(sum, row)),
    ),
    outputBias(layer, width),
    parts.mlpOut.data.subarray(position * width, (position + 1) * width),
  ]);
  return pack([layerCount, headCount + 2, width], rows);
}

/** N×K: embedding, every write, the final norm's bias, the rest. */
export function tinyAttribution(trace: TinyTrace, position: number, tokens: ArrayLike<number>): PartData {
  const { width, vocabularySize, layerCount } = trace.config;
  const writes = tinyWrites(trace, position).data;
  const count = writes.length / width;
  const components = [
    trace.embedding[position]!,
    ...Array.from({ length: count }, (_, i) => writes.subarray(i * width, (i + 1) * width)),
  ];
  const deviation = deviationOf(trace.levels[layerCount]![position]!);
  const rows = components.map((row) => logitsOf(row, deviation, trace.config));
  rows.push(multiply(normWeightsOf(FINAL_NORM, width).bias, width, vocabularySize, UNEMBEDDING));
  const sum = rows.reduce((total, row) => add(total, row));
  rows.push(trace.logits[position]!.map((logit, i) => logit - sum[i]!));
  const asked = rows.map((row) => Float32Array.from(tokens, (token) => row[token]!));
  return pack([asked.length, tokens.length], asked);
}

export function tinyKeyAttribution(
  trace: TinyTrace,
  layer: number,
  head: number,
  query: number,
  token: number,
): PartData {
  const deviation = deviationOf(trace.levels[trace.config.layerCount]![query]!);
  const rows = tinyKeyWrites(trace, layer, head, query);
  const data = Float32Array.from(rows, (row) => logitsOf(row, deviation, trace.config)[token]!);
  return { shape: [rows.length], data };
}

/** What a write adds to all logits, the final norm's deviation being given. */
function logitsOf(write: Float32Array, deviation: number, { width, vocabularySize }: ModelConfig): Float32Array {
  const { gain } = normWeightsOf(FINAL_NORM, width);
  const normed = centre(write).map((x, i) => (x / deviation) * gain[i]!);
  return multiply(normed, width, vocabularySize, UNEMBEDDING);
}

/** Logits by level at a position; the last are the model's own. */
export function tinyLens(trace: TinyTrace, position: number): Rows {
  const { config, levels, logits } = trace;
  return levels.map((stream, level) =>
    level === config.layerCount ? logits[position]! : lensRow(stream[position]!, config),
  );
}

export function tinyLensTop(trace: TinyTrace, position: number, count: number): LensTop {
  const tops = tinyLens(trace, position).map((row) => {
    const probabilities = softmax(row);
    const ids = largestIndices(row, count);
    return { ids, probabilities: ids.map((id) => probabilities[id]!) };
  });
  return {
    ids: Int32Array.from(tops.flatMap(({ ids }) => ids)),
    probabilities: Float32Array.from(tops.flatMap(({ probabilities }) => probabilities)),
  };
}

/** n×(1 + 4L) lengths. */
export function tinyStreamSizes({ embedding, parts, config }: TinyTrace, from: number, to: number): PartData {
  const { width, layerCount } = config;
  const rows = embedding.slice(from, to).map((row, i) => {
    const at = from + i;
    const lengthOf = ({ data }: PartData) => Math.hypot(...data.subarray(at * width, (at + 1) * width));
    const ofLayers = parts.flatMap((part) =>
      [part.attentionOut, part.residualMid, part.mlpOut, part.residual].map(lengthOf),
    );
    return Float32Array.of(Math.hypot(...row), ...ofLayers);
  });
  return pack([rows.length, 1 + 4 * layerCount], rows);
}

/** (2L + 1)×2×d. */
export function tinyNormWeights({ layerCount, width }: ModelConfig): PartData {
  const layers = Array.from({ length: layerCount }, (_, layer) => layer);
  const names = [...layers.flatMap((layer) => [normName('attention', layer), normName('mlp', layer)]), FINAL_NORM];
  const rows = names.map((name) => normWeightsOf(name, width)).flatMap(({ gain, bias }) => [gain, bias]);
  return pack([names.length, 2, width], rows);
}

export function tinyNeuronRows(layer: number, neurons: ArrayLike<number>, { width }: ModelConfig): PartData {
  const matrix = weights(`mlp out ${layer}`, 4 * width * width);
  const rows = Array.from(neurons, (neuron) => matrix.subarray(neuron * width, (neuron + 1) * width));
  return pack([rows.length, width], rows);
}

export function tinyReadRows(rows: Float32Array, config: ModelConfig): PartData {
  const { width, vocabularySize } = config;
  const read = Array.from({ length: rows.length / width }, (_, i) =>
    lensRow(rows.subarray(i * width, (i + 1) * width), config),
  );
  return pack([read.length, vocabularySize], read);
}

const knownRoles = new Map<string, Float32Array>();

/** L×H×R, measured on the built-in probes as the engine does. The same for networks of the same sizes, so measured once. */
export function tinyHeadRoles(config: ModelConfig, vocabulary: () => Vocabulary): Float32Array {
  const sizes = JSON.stringify(config);
  const known = knownRoles.get(sizes) ?? measureRoles(config, vocabulary());
  knownRoles.set(sizes, known);
  return known.slice();
}

function measureRoles(config: ModelConfig, vocabulary: Vocabulary): Float32Array {
  const probes = buildProbes(vocabulary, config.contextLength);
  const scores = probes.map((ids) => {
    const { parts } = computeTrace(ids, config);
    const attention = pack(
      [],
      parts.map((part) => part.attention.data),
    ).data;
    const shape = [config.layerCount, config.headCount, ids.length, ids.length] as const;
    return scoreRoles(tensor(['layer', 'head', 'query', 'key'], shape, attention), ids);
  });
  return combineScores(scores);
}
