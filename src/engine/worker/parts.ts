/**
 * Cuts the parts of the Trace that views ask for. Every part is a copy, because it is transferred to
 * the page. Leaves out who wrote what into the residual stream: writes.ts and attribution.ts.
 */
import { largestIndices } from '@/model/largestIndices.ts';
import { logSumExp } from '@/model/softmax.ts';
import { LAYER_PARTS, WHOLE_PARTS } from '@/model/trace.ts';
import type { LayerPart, WholePart } from '@/model/trace.ts';
import { norm } from '@/model/vector.ts';
import { MOST_READ_ROWS } from '@/engine/protocol.ts';
import type { LensTop, PartData } from '@/engine/protocol.ts';
import { layerTapName, wholeTapName } from '@/engine/instrument/names.ts';
import { isIndex, requireKnown, requireShown } from './requirePart.ts';
import type { SessionRunner } from './SessionRunner.ts';
import { LOGITS } from './TraceStore.ts';

/** One tensor of one layer for the first `length` tokens; shaped as LAYER_PARTS says. */
export function layerPart(runner: SessionRunner, name: LayerPart, layer: number, length?: number): PartData {
  const { trace, cache, sizes } = runner;
  requireKnown(Object.hasOwn(LAYER_PARTS, name) && isIndex(layer, sizes.layerCount), `${name} of layer ${layer}`);
  requireShown(runner.instrumented, name);
  const tokens = clampLength(runner, length);
  const { headCount, headSize } = sizes;
  switch (name) {
    case 'query':
      return { shape: [headCount, tokens, headSize], data: trace.queries(layer, tokens) };
    case 'key':
    case 'value':
      return { shape: [headCount, tokens, headSize], data: cache.copy(name, layer, tokens) };
    case 'attention':
      return { shape: [headCount, tokens, tokens], data: trace.attention([layer], tokens) };
    case 'attentionOut':
    case 'residualMid':
    case 'mlpActivation':
    case 'mlpOut':
    case 'residual':
      return asRows(trace.rows(layerTapName(name, layer), 0, tokens), tokens);
  }
}

/** One tensor that belongs to no layer, for the positions `from` … `to` − 1. */
export function wholePart(runner: SessionRunner, name: WholePart, from?: number, to?: number): PartData {
  requireKnown(Object.hasOwn(WHOLE_PARTS, name), name);
  const end = clampLength(runner, to);
  const start = Math.min(Math.max(0, from ?? 0), end);
  const output = name === 'logits' ? LOGITS : wholeTapName(name);
  requireShown(runner.trace.has(output), name);
  return asRows(runner.trace.rows(output, start, end), end - start);
}

/** Attention of every layer and head, L×H×T×T. */
export function wholeAttention(runner: SessionRunner, length?: number): PartData {
  requireShown(runner.instrumented, 'attention');
  const { layerCount, headCount } = runner.sizes;
  const tokens = clampLength(runner, length);
  const layers = Array.from({ length: layerCount }, (_, layer) => layer);
  return { shape: [layerCount, headCount, tokens, tokens], data: runner.trace.attention(layers, tokens) };
}

/**
 * Logit lens at one position, (L+1)×V. The last row is what the model itself put out: reading the
 * last residual again would give the same, but for rounding in quantized files.
 */
export async function lens(runner: SessionRunner, position: number): Promise<PartData> {
  requireShown(runner.instrumented, 'lens');
  const { trace, sizes } = runner;
  requireKnown(isIndex(position, trace.ids.length), `position ${position}`);
  const { layerCount, vocabularySize, width } = sizes;
  const rows = new Float32Array(layerCount * width);
  for (let stage = 0; stage < layerCount; stage++) {
    const output = stage === 0 ? wholeTapName('embedding') : layerTapName('residual', stage - 1);
    rows.set(trace.rows(output, position, position + 1), stage * width);
  }
  const last = trace.rows(LOGITS, position, position + 1);
  const data = new Float32Array((layerCount + 1) * vocabularySize);
  data.set(await runner.readLens(rows));
  data.set(last, layerCount * vocabularySize);
  return { shape: [layerCount + 1, vocabularySize], data };
}

/** For each of L + 1 levels the `count` likeliest tokens at one position. */
export async function lensTop(runner: SessionRunner, position: number, count: number): Promise<LensTop> {
  const { shape, data } = await lens(runner, position);
  const [levels, size] = shape as [number, number];
  const most = Math.min(Math.max(0, Math.trunc(count)), size);
  const ids = new Int32Array(levels * most);
  const probabilities = new Float32Array(levels * most);
  for (let level = 0; level < levels; level++) {
    const logits = data.subarray(level * size, (level + 1) * size);
    const normalizer = logSumExp(logits);
    largestIndices(logits, most).forEach((id, i) => {
      ids[level * most + i] = id;
      probabilities[level * most + i] = Math.exp(logits[id]! - normalizer);
    });
  }
  return { ids, probabilities };
}

/** Lengths of streams and writes for the positions `from` … `to` − 1, n×(1 + 4L). */
export function streamSizes(runner: SessionRunner, from: number, to: number): PartData {
  const { trace, sizes } = runner;
  requireShown(runner.instrumented, 'the residual stream');
  const end = clampLength(runner, to);
  const start = Math.min(Math.max(0, Math.trunc(from)), end);
  const outputs = [wholeTapName('embedding')];
  for (let layer = 0; layer < sizes.layerCount; layer++)
    for (const name of ['attentionOut', 'residualMid', 'mlpOut', 'residual'] as const)
      outputs.push(layerTapName(name, layer));
  const data = new Float32Array((end - start) * outputs.length);
  outputs.forEach((output, column) => {
    for (let position = start; position < end; position++)
      data[(position - start) * outputs.length + column] = norm(trace.row(output, position));
  });
  return { shape: [end - start, outputs.length], data };
}

/** Gain and bias of every layer norm, (2L + 1)×2×d. */
export function normWeights({ normWeights: weights, sizes }: SessionRunner): PartData {
  requireShown(weights !== null, 'the weights of its layer norms');
  return { shape: [2 * sizes.layerCount + 1, 2, sizes.width], data: weights.slice() };
}

/** Rows through final layer norm and unembedding, R×V. */
export async function readRows(runner: SessionRunner, rows: Float32Array): Promise<PartData> {
  requireShown(runner.instrumented, 'the unembedding');
  const { width, vocabularySize } = runner.sizes;
  const count = rows.length / width;
  requireKnown(isIndex(count, MOST_READ_ROWS + 1), `way to read ${rows.length} numbers as rows of ${width}`);
  const data = count === 0 ? new Float32Array(0) : await runner.readLens(rows);
  return { shape: [count, vocabularySize], data };
}

function asRows(data: Float32Array, rows: number): PartData {
  return { shape: [rows, rows === 0 ? 0 : data.length / rows], data };
}

/** A length asked for, within the Trace. */
function clampLength(runner: SessionRunner, length: number | undefined): number {
  const longest = runner.trace.ids.length;
  return Math.min(Math.max(0, Math.trunc(length ?? longest)), longest);
}
