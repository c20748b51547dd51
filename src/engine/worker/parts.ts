/** Cuts the parts of the Trace that views ask for. Every part is a copy, because it is transferred to the page. */
import { LAYER_PARTS, WHOLE_PARTS } from '@/model/trace.ts';
import type { LayerPart, WholePart } from '@/model/trace.ts';
import { EngineError } from '@/engine/EngineError.ts';
import type { PartData } from '@/engine/protocol.ts';
import { layerTapName, wholeTapName } from '@/engine/instrument/names.ts';
import type { SessionRunner } from './SessionRunner.ts';
import { LOGITS } from './TraceStore.ts';

/** One tensor of one layer for the first `length` tokens; shaped as LAYER_PARTS says. */
export function layerPart(runner: SessionRunner, name: LayerPart, layer: number, length?: number): PartData {
  const { trace, cache, sizes } = runner;
  requireKnown(Object.hasOwn(LAYER_PARTS, name) && isIndex(layer, sizes.layerCount), `${name} of layer ${layer}`);
  requireInstrumented(runner.instrumented, name);
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
  requireInstrumented(runner.trace.has(output), name);
  return asRows(runner.trace.rows(output, start, end), end - start);
}

/** Attention of every layer and head, L×H×T×T. */
export function wholeAttention(runner: SessionRunner, length?: number): PartData {
  requireInstrumented(runner.instrumented, 'attention');
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
  requireInstrumented(runner.instrumented, 'lens');
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

function asRows(data: Float32Array, rows: number): PartData {
  return { shape: [rows, rows === 0 ? 0 : data.length / rows], data };
}

/** A length asked for, within the Trace. */
function clampLength(runner: SessionRunner, length: number | undefined): number {
  const longest = runner.trace.ids.length;
  return Math.min(Math.max(0, Math.trunc(length ?? longest)), longest);
}

function isIndex(value: number, count: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < count;
}

function requireInstrumented(isThere: boolean, part: string): void {
  if (!isThere) throw new EngineError('NotInstrumented', `This model's graph does not show ${part}.`);
}

function requireKnown(isKnown: boolean, what: string): void {
  if (!isKnown) throw new EngineError('Internal', `There is no ${what}.`);
}
