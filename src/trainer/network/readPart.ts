/** One sequence's share of a pass's tensors, copied out in the shapes of the field: 0 for tokens that were not read. */
import type { Pointer } from '@/trainer/kernels/Kernels.ts';
import type { Pass } from './Pass.ts';

/** By layer: H×T×dh, H×T×T, T×d, T×4d. */
export const LAYER_PARTS = [
  'query',
  'key',
  'value',
  'attention',
  'attentionOut',
  'residualMid',
  'mlpActivation',
  'mlpOut',
] as const;
/** By level of the residual stream, 0 … L: T×d, the stream and the loss's gradient with respect to it. */
export const LEVEL_PARTS = ['residual', 'residualGradient'] as const;
/** T×d, T×V, T×V. */
export const WHOLE_PARTS = ['finalNorm', 'probabilities', 'logitGradient'] as const;

export type BatchPart = (typeof LAYER_PARTS)[number] | (typeof LEVEL_PARTS)[number] | (typeof WHOLE_PARTS)[number];

interface PartNumbers {
  readonly shape: readonly number[];
  readonly data: Float32Array<ArrayBuffer>;
}

/** `layer` is a level (0 … L) for LEVEL_PARTS. Throws RangeError for a layer or row that is not there. */
export function readPart(pass: Pass, part: BatchPart, layer: number, row: number): PartNumbers {
  const { sizes, memory, activations: at, padded } = pass;
  const { width: d, contextLength: T, headCount: H, vocabularySize: V, layerCount } = sizes;
  const start = pass.rows.starts[row];
  const n = pass.rows.lengths[row];
  if (start === undefined || n === undefined) throw new RangeError(`There is no row ${row}.`);
  const levels = (LEVEL_PARTS as readonly string[]).includes(part) ? layerCount + 1 : layerCount;
  if (!(layer >= 0 && layer < levels)) throw new RangeError(`There is no layer ${layer}.`);
  const rows = (at: Pointer, width: number): PartNumbers => {
    const data = new Float32Array(T * width);
    data.set(memory.floats(at + 4 * start * width, n * width));
    return { shape: [T, width], data };
  };
  const here = at.layers[Math.min(layer, layerCount - 1)]!;
  switch (part) {
    case 'query':
    case 'key':
    case 'value':
      return splitHeads(rows(here.qkv, 3 * d), ['query', 'key', 'value'].indexOf(part), H);
    case 'attention':
      return readAttention(pass, here.attention + 4 * row * H * T * T, n);
    case 'residualMid':
      return rows(here.middle, d);
    // What a part writes is what it changed: the streams after and before are kept, the write itself is not.
    case 'attentionOut':
      return subtract(rows(here.middle, d), rows(at.residual[layer]!, d));
    case 'mlpOut':
      return subtract(rows(at.residual[layer + 1]!, d), rows(here.middle, d));
    case 'mlpActivation':
      return rows(here.activation, 4 * d);
    case 'residual':
      return rows(at.residual[layer]!, d);
    case 'residualGradient':
      return rows(at.residualGradient[layer]!, d);
    case 'finalNorm':
      return rows(at.finalNorm, d);
    case 'probabilities':
      return cutColumns(rows(at.probabilities, padded), V);
    case 'logitGradient':
      return cutColumns(rows(at.logitGradient, padded), V);
  }
}

/** H×T×dh out of T rows that hold query, key and value side by side. */
function splitHeads({ shape: [T = 0, width = 0], data: source }: PartNumbers, which: number, H: number): PartNumbers {
  const d = width / 3;
  const dh = d / H;
  const data = new Float32Array(T * d);
  for (let head = 0; head < H; head++)
    for (let t = 0; t < T; t++) {
      const from = t * width + which * d + head * dh;
      data.set(source.subarray(from, from + dh), (head * T + t) * dh);
    }
  return { shape: [H, T, dh], data };
}

/** H×T×T out of n×n for each head. */
function readAttention({ sizes, memory }: Pass, at: Pointer, n: number): PartNumbers {
  const { contextLength: T, headCount: H } = sizes;
  const data = new Float32Array(H * T * T);
  for (let head = 0; head < H; head++)
    for (let i = 0; i < n; i++) data.set(memory.floats(at + 4 * (head * T * T + i * n), n), (head * T + i) * T);
  return { shape: [H, T, T], data };
}

function subtract(after: PartNumbers, before: PartNumbers): PartNumbers {
  after.data.forEach((value, i) => (after.data[i] = value - before.data[i]!));
  return after;
}

/** The first columns of each row: without padding. */
function cutColumns({ shape: [rows = 0, width = 0], data }: PartNumbers, columns: number): PartNumbers {
  const cut = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) cut.set(data.subarray(i * width, i * width + columns), i * columns);
  return { shape: [rows, columns], data: cut };
}
