/**
 * The arithmetic of the fake engine: a GPT-2 block by block with small made-up weights, in plain loops: a test of views
 * computes thousands of Traces, and by arrays made of arrays they took most of its time. Weights come from the seeded
 * generator, so every number is the same on every machine.
 * Leaves out what is asked of a Trace afterwards: tinyQuestions.ts.
 */
import type { PartData } from '@/engine/protocol.ts';
import type { ModelConfig } from '@/model/config.ts';
import type { Intervention } from '@/model/intervention.ts';
import { uniform } from '@/model/philox.ts';
import { softmax } from '@/model/softmax.ts';
import type { LayerPart } from '@/model/trace.ts';

/** Rows of equal width. */
export type Rows = readonly Float32Array[];

export interface TinyTrace {
  readonly ids: readonly number[];
  readonly config: ModelConfig;
  readonly intervention: Intervention;
  readonly tokenEmbedding: Rows;
  readonly positionEmbedding: Rows;
  /** Level 0 of the residual stream. */
  readonly embedding: Rows;
  /** The residual stream by level, as it is after replacements and additions: L + 1 of T rows. */
  readonly levels: readonly Rows[];
  readonly finalNorm: Rows;
  readonly logits: Rows;
  readonly surprisal: Float32Array;
  readonly parts: readonly Readonly<Record<LayerPart, PartData>>[];
}

export interface TinyOptions {
  /** Logits that take the place of those computed after a sequence, by id. */
  readonly override?: ((ids: readonly number[]) => Readonly<Record<number, number>>) | undefined;
  readonly intervention?: Intervention | undefined;
}

export function computeTrace(
  ids: readonly number[],
  config: ModelConfig,
  { override, intervention = {} }: TinyOptions = {},
): TinyTrace {
  const { width, layerCount } = config;
  const tokenEmbedding = ids.map((id) => weights(`token ${id}`, width));
  const positionEmbedding = ids.map((_, t) => weights(`position ${t}`, width, 0.5));
  const sum = ids.map((_, t) => add(tokenEmbedding[t]!, positionEmbedding[t]!));
  const embedding = changed(sum, 0, intervention);
  const levels: Rows[] = [embedding];
  const parts: Record<LayerPart, PartData>[] = [];
  for (let layer = 0; layer < layerCount; layer++) {
    const block = computeBlock(levels[layer]!, layer, config, intervention);
    const residual = changed(block.residual, layer + 1, intervention);
    parts.push({ ...block.parts, residual: pack([ids.length, width], residual) });
    levels.push(residual);
  }
  const finalNorm = levels[layerCount]!.map((row) => layerNorm(row, FINAL_NORM));
  const logits = levels[layerCount]!.map((row, t) =>
    overridden(lensRow(row, config), override?.(ids.slice(0, t + 1)) ?? {}),
  );
  const surprisal = Float32Array.from(ids, (id, t) => (t === 0 ? NaN : -Math.log2(softmax(logits[t - 1]!)[id]!)));
  const streams = { tokenEmbedding, positionEmbedding, embedding, levels, finalNorm };
  return { ids, config, intervention, ...streams, logits, surprisal, parts };
}

/** Logits of a residual read through the final norm and the unembedding. V numbers. */
export function lensRow(residual: Float32Array, { width, vocabularySize }: ModelConfig): Float32Array {
  return multiply(layerNorm(residual, FINAL_NORM), width, vocabularySize, UNEMBEDDING);
}

export const FINAL_NORM = 'final norm';
export const UNEMBEDDING = 'unembedding';
export const normName = (place: 'attention' | 'mlp', layer: number) => `norm before ${place} ${layer}`;
export const outputBias = (layer: number, width: number) => weights(`attention out bias ${layer}`, width, 0.2);

/** (row − mean) ÷ √(variance + ε), without gain and bias. */
export function normalize(row: Float32Array): Float32Array {
  const centred = centre(row);
  const deviation = deviationOf(row);
  return centred.map((x) => x / deviation);
}

export function centre(row: Float32Array): Float32Array {
  const mean = row.reduce((sum, x) => sum + x, 0) / row.length;
  return row.map((x) => x - mean);
}

export function deviationOf(row: Float32Array): number {
  return Math.sqrt(centre(row).reduce((sum, x) => sum + x ** 2, 0) / row.length + 1e-5);
}

interface NormWeights {
  readonly gain: Float32Array;
  readonly bias: Float32Array;
}

const knownNorms = new Map<string, NormWeights>();

/** Gains near 1, biases near 0. */
export function normWeightsOf(name: string, width: number): NormWeights {
  const key = `${name} ${width}`;
  let made = knownNorms.get(key);
  if (!made) {
    made = { gain: weights(`${name} gain`, width, 0.2).map((x) => 1 + x), bias: weights(`${name} bias`, width, 0.1) };
    knownNorms.set(key, made);
  }
  return made;
}

function layerNorm(row: Float32Array, name: string): Float32Array {
  const { gain, bias } = normWeightsOf(name, row.length);
  return normalize(row).map((x, i) => x * gain[i]! + bias[i]!);
}

type Cut = NonNullable<Intervention['cuts']>[number];

function computeBlock(stream: Rows, layer: number, config: ModelConfig, intervention: Intervention) {
  const { headCount, headSize, width } = config;
  const normed = stream.map((row) => layerNorm(row, normName('attention', layer)));
  const project = (name: string) => normed.map((row) => multiply(row, width, width, `${name} ${layer}`));
  const [query, key, value] = [project('query'), project('key'), project('value')];
  const attention = Array.from({ length: headCount }, (_, h) => {
    const cuts = intervention.cuts?.filter((cut) => cut.layer === layer && (cut.head ?? h) === h) ?? [];
    return attend(query, key, h, headSize, cuts);
  });
  const used = attention.map((rows, h) => {
    const factor = headFactor(intervention, layer, h, config);
    return factor === 1 ? rows : rows.map((row) => scale(row, factor));
  });
  const mixed = stream.map((_, t) => mix(used, value, t, headSize));
  for (const added of intervention.headAdditions ?? [])
    if (added.layer === layer)
      for (const row of mixed) added.row.forEach((x, i) => (row[added.head * headSize + i]! += x));
  const bias = outputBias(layer, width);
  const attentionOut = mixed.map((row) => add(multiply(row, width, width, `attention out ${layer}`), bias));
  const residualMid = stream.map((row, t) => add(row, attentionOut[t]!));
  const mlpActivation = residualMid.map((row) =>
    multiply(layerNorm(row, normName('mlp', layer)), width, 4 * width, `mlp in ${layer}`).map(gelu),
  );
  const mlpFactor = intervention.mlpScale?.[layer] ?? 1;
  const mlpOut = mlpActivation.map((row) => scale(multiply(row, 4 * width, width, `mlp out ${layer}`), mlpFactor));
  const residual = residualMid.map((row, t) => add(row, mlpOut[t]!));
  const parts = {
    query: byHead(query, headCount, headSize),
    key: byHead(key, headCount, headSize),
    value: byHead(value, headCount, headSize),
    attention: pack([headCount, stream.length, stream.length], attention.flat()),
    attentionOut: pack([stream.length, width], attentionOut),
    residualMid: pack([stream.length, width], residualMid),
    mlpActivation: pack([stream.length, 4 * width], mlpActivation),
    mlpOut: pack([stream.length, width], mlpOut),
  };
  return { parts, residual };
}

/** What the probabilities of a head are multiplied with. */
export function headFactor({ headScale }: Intervention, layer: number, head: number, { headCount }: ModelConfig) {
  return headScale?.[layer * headCount + head] ?? 1;
}

/** A level of the residual stream with what is put in its place, then with what is added to it. */
function changed(stream: Rows, level: number, { replacements = [], additions = [] }: Intervention): Rows {
  return stream.map((row, t) => {
    const put = replacements.findLast((each) => each.level === level && each.position === t);
    return additions
      .filter((each) => each.level === level && t >= each.from)
      .reduce((sum, each) => add(sum, each.row), put?.row ?? row);
  });
}

/** T×T weights of one head: softmax of q·k ÷ √dh over keys up to the query that are not cut. */
function attend(query: Rows, key: Rows, head: number, headSize: number, cuts: readonly Cut[]): Float32Array[] {
  const [from, to] = [head * headSize, (head + 1) * headSize];
  return query.map((q, t) => {
    const scores = new Float64Array(t + 1);
    for (let s = 0; s <= t; s++) {
      const k = key[s]!;
      let product = 0;
      for (let i = from; i < to; i++) product += q[i]! * k[i]!;
      scores[s] = product / Math.sqrt(headSize);
    }
    for (const cut of cuts) if (cut.query === t && cut.key <= t) scores[cut.key] = -Infinity;
    // Later keys keep their weight 0.
    const row = new Float32Array(key.length);
    row.set(softmax(scores));
    return row;
  });
}

function mix(attention: readonly Float32Array[][], value: Rows, t: number, headSize: number): Float32Array {
  const mixed = new Float32Array(value[t]!.length);
  for (let i = 0; i < mixed.length; i++) {
    const row = attention[Math.floor(i / headSize)]![t]!;
    let sum = 0;
    for (let s = 0; s <= t; s++) sum += row[s]! * value[s]![i]!;
    mixed[i] = sum;
  }
  return mixed;
}

function overridden(logits: Float32Array, given: Readonly<Record<number, number>>): Float32Array {
  for (const [id, logit] of Object.entries(given)) logits[Number(id)] = logit;
  return logits;
}

const known = new Map<string, Float32Array>();

/** `size` made-up weights, uniform in ±scale, the same for the same name. */
export function weights(name: string, size: number, scale = 1): Float32Array {
  const key = `${name} ${size}`;
  let made = known.get(key);
  if (!made) {
    const seed = Array.from(name).reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 2 ** 32, 7);
    made = Float32Array.from({ length: size }, (_, i) => (2 * uniform(seed, i) - 1) * scale);
    known.set(key, made);
  }
  return made;
}

/** A row of `from` numbers times a made-up matrix from×to. */
export function multiply(row: Float32Array, from: number, to: number, name: string): Float32Array {
  const matrix = weights(name, from * to);
  const product = new Float32Array(to);
  for (let j = 0; j < to; j++) {
    let sum = 0;
    for (let i = 0; i < from; i++) sum += row[i]! * matrix[i * to + j]!;
    product[j] = sum;
  }
  return product;
}

function byHead(rows: Rows, heads: number, size: number): PartData {
  const split = Array.from({ length: heads }, (_, h) => rows.map((row) => row.subarray(h * size, (h + 1) * size)));
  return pack([heads, rows.length, size], split.flat());
}

export function pack(shape: readonly number[], rows: Rows): PartData {
  const data = new Float32Array(rows.reduce((sum, row) => sum + row.length, 0));
  let at = 0;
  for (const row of rows) {
    data.set(row, at);
    at += row.length;
  }
  return { shape, data };
}

export const add = (left: Float32Array, right: Float32Array) => left.map((x, i) => x + right[i]!);
export const scale = (row: Float32Array, factor: number) => row.map((x) => x * factor);
export function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += left[i]! * right[i]!;
  return sum;
}
const gelu = (x: number) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
