/**
 * The arithmetic of the fake engine: a GPT-2 block by block with small made-up weights, plain loops
 * and no speed. Weights come from the seeded generator, so every number is the same on every machine.
 */
import type { PartData } from '@/engine/protocol.ts';
import type { ModelConfig } from '@/model/config.ts';
import { uniform } from '@/model/philox.ts';
import { softmax } from '@/model/softmax.ts';
import type { LayerPart } from '@/model/trace.ts';

/** T rows. */
type Rows = readonly Float32Array[];

export interface TinyTrace {
  readonly ids: readonly number[];
  readonly tokenEmbedding: Rows;
  readonly positionEmbedding: Rows;
  readonly embedding: Rows;
  /** After each layer. */
  readonly residuals: readonly Rows[];
  readonly finalNorm: Rows;
  readonly logits: Rows;
  readonly surprisal: Float32Array;
  readonly parts: readonly Readonly<Record<LayerPart, PartData>>[];
}

type Override = (ids: readonly number[]) => Readonly<Record<number, number>>;

export function computeTrace(ids: readonly number[], config: ModelConfig, override?: Override): TinyTrace {
  const { width, layerCount } = config;
  const tokenEmbedding = ids.map((id) => weights(`token ${id}`, width));
  const positionEmbedding = ids.map((_, t) => weights(`position ${t}`, width, 0.5));
  const embedding = ids.map((_, t) => add(tokenEmbedding[t]!, positionEmbedding[t]!));
  const residuals: Rows[] = [];
  const parts: Record<LayerPart, PartData>[] = [];
  let stream: Rows = embedding;
  for (let layer = 0; layer < layerCount; layer++) {
    const block = computeBlock(stream, layer, config);
    parts.push(block.parts);
    residuals.push((stream = block.residual));
  }
  const finalNorm = stream.map(normalize);
  const logits = stream.map((row, t) => overridden(lensRow(row, config), override?.(ids.slice(0, t + 1)) ?? {}));
  const surprisal = Float32Array.from(ids, (id, t) => (t === 0 ? NaN : -Math.log2(softmax(logits[t - 1]!)[id]!)));
  return { ids, tokenEmbedding, positionEmbedding, embedding, residuals, finalNorm, logits, surprisal, parts };
}

/** Logits of a residual read through the final norm and the unembedding. V numbers. */
export function lensRow(residual: Float32Array, { width, vocabularySize }: ModelConfig): Float32Array {
  return multiply(normalize(residual), width, vocabularySize, 'unembedding');
}

function computeBlock(stream: Rows, layer: number, { headCount, headSize, width }: ModelConfig) {
  const normed = stream.map(normalize);
  const project = (name: string) => normed.map((row) => multiply(row, width, width, `${name} ${layer}`));
  const [query, key, value] = [project('query'), project('key'), project('value')];
  const attention = Array.from({ length: headCount }, (_, h) => attend(query, key, h, headSize));
  const mixed = stream.map((_, t) => mix(attention, value, t, headSize));
  const attentionOut = mixed.map((row) => multiply(row, width, width, `attention out ${layer}`));
  const residualMid = stream.map((row, t) => add(row, attentionOut[t]!));
  const mlpActivation = residualMid.map((row) =>
    multiply(normalize(row), width, 4 * width, `mlp in ${layer}`).map(gelu),
  );
  const mlpOut = mlpActivation.map((row) => multiply(row, 4 * width, width, `mlp out ${layer}`));
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
    residual: pack([stream.length, width], residual),
  };
  return { parts, residual };
}

/** T×T weights of one head: softmax of q·k ÷ √dh over keys up to the query. */
function attend(query: Rows, key: Rows, head: number, headSize: number): Float32Array[] {
  const part = (row: Float32Array) => row.subarray(head * headSize, (head + 1) * headSize);
  return query.map((q, t) => {
    const scores = key.map((k, s) => (s > t ? -Infinity : dot(part(q), part(k)) / Math.sqrt(headSize)));
    return Float32Array.from(softmax(scores));
  });
}

function mix(attention: readonly Float32Array[][], value: Rows, t: number, headSize: number): Float32Array {
  return value[t]!.map((_, i) => {
    const row = attention[Math.floor(i / headSize)]![t]!;
    return value.reduce((sum, v, s) => sum + row[s]! * v[i]!, 0);
  });
}

function overridden(logits: Float32Array, given: Readonly<Record<number, number>>): Float32Array {
  for (const [id, logit] of Object.entries(given)) logits[Number(id)] = logit;
  return logits;
}

const known = new Map<string, Float32Array>();

/** `size` made-up weights, uniform in ±scale, the same for the same name. */
function weights(name: string, size: number, scale = 1): Float32Array {
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
function multiply(row: Float32Array, from: number, to: number, name: string): Float32Array {
  const matrix = weights(name, from * to);
  return Float32Array.from({ length: to }, (_, j) => row.reduce((sum, x, i) => sum + x * matrix[i * to + j]!, 0));
}

function byHead(rows: Rows, heads: number, size: number): PartData {
  const split = Array.from({ length: heads }, (_, h) => rows.map((row) => row.subarray(h * size, (h + 1) * size)));
  return pack([heads, rows.length, size], split.flat());
}

function pack(shape: readonly number[], rows: Rows): PartData {
  return { shape, data: Float32Array.from(rows.flatMap((row) => Array.from(row))) };
}

function normalize(row: Float32Array): Float32Array {
  const mean = row.reduce((sum, x) => sum + x, 0) / row.length;
  const variance = row.reduce((sum, x) => sum + (x - mean) ** 2, 0) / row.length;
  return row.map((x) => (x - mean) / Math.sqrt(variance + 1e-5));
}

const add = (left: Float32Array, right: Float32Array) => left.map((x, i) => x + right[i]!);
const dot = (left: Float32Array, right: Float32Array) => left.reduce((sum, x, i) => sum + x * right[i]!, 0);
const gelu = (x: number) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
