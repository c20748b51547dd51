/**
 * An intervention as the tensors that the rewritten graph reads, for the tokens of one run. Whatever
 * is not changed is a single number that the graph spreads: next to no work.
 */
import type { ModelConfig } from '@/model/config.ts';
import type { Addition, Cut, HeadAddition, Intervention, Replacement } from '@/model/intervention.ts';
import {
  attentionBiasName,
  headAddName,
  HEAD_SCALE,
  MLP_SCALE,
  residualAddName,
  residualKeepName,
} from '@/engine/instrument/names.ts';
import type { InputTensor } from './Runtime.ts';

/** The tokens read now: `count` of them at the positions from `past` on. */
export interface Span {
  readonly past: number;
  readonly count: number;
}

/** Inputs by name, for every intervention there is. The cuts, rows and additions of other positions are left out. */
export function interventionInputs(
  { headScale, headAdditions = [], mlpScale, cuts = [], replacements = [], additions = [] }: Intervention,
  { layerCount, headCount, headSize, width }: ModelConfig,
  span: Span,
): Record<string, InputTensor> {
  const inputs: Record<string, InputTensor> = {
    [HEAD_SCALE]: headScale
      ? float32(headScale, layerCount, 1, headCount, 1, 1)
      : scalar(1, layerCount, 1, headCount, 1, 1),
    [MLP_SCALE]: mlpScale ? float32(mlpScale, layerCount) : scalar(1, layerCount),
  };
  for (let layer = 0; layer < layerCount; layer++)
    inputs[attentionBiasName(layer)] = attentionBias(
      cuts.filter((cut) => cut.layer === layer),
      headCount,
      span,
    );
  for (let layer = 0; layer < layerCount; layer++)
    inputs[headAddName(layer)] = headAdd(
      headAdditions.filter((addition) => addition.layer === layer),
      headSize,
      width,
    );
  for (let level = 0; level <= layerCount; level++) {
    const isHere = (change: { readonly level: number }) => change.level === level;
    const rows = replacements.filter(isHere).filter(({ position }) => isRead(position, span));
    inputs[residualKeepName(level)] = residualKeep(rows, span);
    inputs[residualAddName(level)] = residualAdd(rows, additions.filter(isHere), width, span);
  }
  return inputs;
}

/** Minus infinity where a weight is cut, [1, 1 or H, n, T]. */
function attentionBias(cuts: readonly Cut[], headCount: number, span: Span): InputTensor {
  const here = cuts.filter(({ query }) => isRead(query, span));
  if (here.length === 0) return scalar(0, 1, 1, 1, 1);
  const { past, count } = span;
  const length = past + count;
  const heads = here.every(({ head }) => head === null) ? 1 : headCount;
  const bias = new Float32Array(heads * count * length);
  for (const { head, query, key } of here)
    for (let h = 0; h < heads; h++)
      if (head === null || head === h) bias[(h * count + query - past) * length + key] = -Infinity;
  return float32(bias, 1, heads, count, length);
}

/** What is added to each head of a layer, side by side, [d]. */
function headAdd(here: readonly HeadAddition[], headSize: number, width: number): InputTensor {
  if (here.length === 0) return scalar(0, 1);
  const sum = new Float32Array(width);
  for (const { head, row } of here) row.forEach((value, channel) => (sum[head * headSize + channel]! += value));
  return float32(sum, width);
}

/** 0 where a row is replaced, [1, n, 1]. */
function residualKeep(rows: readonly Replacement[], { past, count }: Span): InputTensor {
  if (rows.length === 0) return scalar(1, 1, 1, 1);
  const keep = new Float32Array(count).fill(1);
  for (const { position } of rows) keep[position - past] = 0;
  return float32(keep, 1, count, 1);
}

/** What is put in the place of rows, and what is added, [1, n, d]. */
function residualAdd(
  rows: readonly Replacement[],
  additions: readonly Addition[],
  width: number,
  { past, count }: Span,
): InputTensor {
  const added = additions.filter(({ from }) => from < past + count);
  if (rows.length === 0 && added.length === 0) return scalar(0, 1, 1, 1);
  const sum = new Float32Array(count * width);
  for (const { position, row } of rows) sum.set(row, (position - past) * width);
  for (const { from, row } of added)
    for (let token = Math.max(0, from - past); token < count; token++)
      for (let channel = 0; channel < width; channel++) sum[token * width + channel]! += row[channel]!;
  return float32(sum, 1, count, width);
}

function isRead(position: number, { past, count }: Span): boolean {
  return position >= past && position < past + count;
}

function float32(data: Float32Array, ...dims: number[]): InputTensor {
  return { type: 'float32', data, dims };
}

/** One number, as often as `dims` say. */
function scalar(value: number, ...dims: number[]): InputTensor {
  return float32(new Float32Array(dims.reduce((product, size) => product * size, 1)).fill(value), ...dims);
}
