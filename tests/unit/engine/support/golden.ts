/** Reads the packed references in tests/golden/references, and the files of the networks they belong to. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { readConfig } from '@/engine/worker/load/readConfig.ts';
import type { NetworkSizes } from '@/engine/worker/TraceStore.ts';

const ROOT = new URL('../../../../', import.meta.url);
const pathOf = (path: string) => fileURLToPath(new URL(path, ROOT));

export function readBytes(path: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(pathOf(path)));
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(pathOf(path), 'utf8'));
}

/** Directories of models, in Hub layout. */
export const MODELS = {
  embedded: 'public/models/glassbox-1/',
  current: 'tests/golden/hub/current/',
  legacy: 'tests/golden/hub/legacy/',
  fused: 'tests/golden/hub/fused/',
} as const;

/** ONNX files by what they are. */
export const NETWORKS = {
  embedded: `${MODELS.embedded}onnx/model.onnx`,
  plain: `${MODELS.current}onnx/model.onnx`,
  quantized: `${MODELS.current}onnx/model_quantized.onnx`,
  merged: `${MODELS.legacy}onnx/decoder_model_merged.onnx`,
  fused: `${MODELS.fused}onnx/model.onnx`,
} as const;
export type NetworkName = keyof typeof NETWORKS;

export function sizesOf(network: NetworkName): NetworkSizes {
  return readConfig(readJson(`${network === 'embedded' ? MODELS.embedded : MODELS.current}config.json`));
}

export interface ReferenceTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface ReferenceCase {
  readonly ids: Int32Array;
  readonly text: string | null;
  readonly tensors: ReadonlyMap<string, ReferenceTensor>;
  readonly ablatedHeads: readonly (readonly [layer: number, head: number])[];
  readonly ablated: ReadonlyMap<string, ReferenceTensor>;
}

type Index = Record<string, { shape: number[]; offset: number }>;

export function readReference(name: 'embedded' | 'hub'): ReferenceCase[] {
  const folder = `tests/golden/references/${name}`;
  const { cases } = readJson(`${folder}.json`) as {
    cases: { ids: number[]; text: string | null; tensors: Index; ablatedHeads: [number, number][]; ablated: Index }[];
  };
  return cases.map((entry, i) => {
    const numbers = new Float32Array(readBytes(`${folder}.${i}.f32`).buffer);
    const unpack = (index: Index) =>
      new Map(
        Object.entries(index).map(([key, { shape, offset }]) => {
          const size = shape.reduce((product, n) => product * n, 1);
          return [key, { shape, data: numbers.subarray(offset, offset + size) }];
        }),
      );
    const { text, ablatedHeads } = entry;
    return {
      ids: Int32Array.from(entry.ids),
      text,
      tensors: unpack(entry.tensors),
      ablatedHeads,
      ablated: unpack(entry.ablated),
    };
  });
}

/** The reference of a network: the tiny ones all have the same weights. */
export function referenceOf(network: NetworkName): ReferenceCase[] {
  return readReference(network === 'embedded' ? 'embedded' : 'hub');
}

/** The largest |a − b| / max(1, |b|). */
export function largestDifference(actual: Float32Array, expected: Float32Array): number {
  expect(actual.length).toBe(expected.length);
  let largest = 0;
  expected.forEach((value, i) => {
    const difference = Math.abs(actual[i]! - value) / Math.max(1, Math.abs(value));
    // NaN compares false with everything: let it count as wrong.
    if (!(difference <= largest)) largest = Number.isNaN(difference) ? Infinity : difference;
  });
  return largest;
}
