/** Reads the packed references in tests/golden/references, and the files of the networks they belong to. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Cut, Intervention } from '@/model/intervention.ts';
import { readConfig } from '@/engine/worker/load/readConfig.ts';
import type { NetworkSizes } from '@/engine/worker/TraceStore.ts';
import { MODELS } from './models.ts';

export { MODELS };

const ROOT = new URL('../../../../', import.meta.url);
const pathOf = (path: string) => fileURLToPath(new URL(path, ROOT));

export function readBytes(path: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(pathOf(path)));
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(pathOf(path), 'utf8'));
}

/** ONNX files by what they are. */
export const NETWORKS = {
  embedded: `${MODELS.embedded}onnx/model.onnx`,
  plain: `${MODELS.current}onnx/model.onnx`,
  quantized: `${MODELS.current}onnx/model_quantized.onnx`,
  merged: `${MODELS.legacy}onnx/decoder_model_merged.onnx`,
  fused: `${MODELS.fused}onnx/model.onnx`,
  narrow: `${MODELS.narrow}onnx/model.onnx`,
  layered: `${MODELS.layered}onnx/model.onnx`,
  unscaled: `${MODELS.unscaled}onnx/model.onnx`,
} as const;
export type NetworkName = keyof typeof NETWORKS;

/** Networks that do what most do not, each with weights and a reference of its own. */
export const UNUSUAL = ['narrow', 'layered', 'unscaled'] as const satisfies readonly NetworkName[];
const isUnusual = (network: NetworkName): network is (typeof UNUSUAL)[number] =>
  (UNUSUAL as readonly NetworkName[]).includes(network);

export function configOf(network: NetworkName): unknown {
  const folder = network === 'embedded' || isUnusual(network) ? MODELS[network] : MODELS.current;
  return readJson(`${folder}config.json`);
}

export function sizesOf(network: NetworkName): NetworkSizes {
  return readConfig(configOf(network));
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

/** The index of references, and the tensors of each of its cases. */
function readPacked<Case>(name: string): { entry: Case; unpack: (index: Index) => Map<string, ReferenceTensor> }[] {
  const folder = `tests/golden/references/${name}`;
  const { cases } = readJson(`${folder}.json`) as { cases: Case[] };
  return cases.map((entry, i) => {
    const numbers = new Float32Array(readBytes(`${folder}.${i}.f32`).buffer);
    const unpack = (index: Index) =>
      new Map(
        Object.entries(index).map(([key, { shape, offset }]) => {
          const size = shape.reduce((product, n) => product * n, 1);
          return [key, { shape, data: numbers.subarray(offset, offset + size) }];
        }),
      );
    return { entry, unpack };
  });
}

interface PackedCase {
  readonly ids: number[];
  readonly text: string | null;
  readonly tensors: Index;
  readonly ablatedHeads: [number, number][];
  readonly ablated: Index;
}

export function readReference(
  name: 'embedded' | 'hub' | 'forms' | 'forms-half' | (typeof UNUSUAL)[number],
): ReferenceCase[] {
  return readPacked<PackedCase>(name).map(({ entry, unpack }) => ({
    ids: Int32Array.from(entry.ids),
    text: entry.text,
    tensors: unpack(entry.tensors),
    ablatedHeads: entry.ablatedHeads,
    ablated: unpack(entry.ablated),
  }));
}

/** One intervention and what comes of it. */
export interface ReferenceExperiment {
  readonly name: string;
  readonly intervention: Intervention;
  readonly tensors: ReadonlyMap<string, ReferenceTensor>;
}

export interface InterventionReference {
  readonly ids: Int32Array;
  /** Two tokens whose logits are taken apart. */
  readonly tokens: Int32Array;
  /** Of the run in which nothing is changed. */
  readonly tensors: ReadonlyMap<string, ReferenceTensor>;
  readonly experiments: readonly ReferenceExperiment[];
}

/** Rows are kept with the tensors, and named by the intervention. */
interface PackedIntervention {
  readonly headScale?: number[];
  readonly mlpScale?: number[];
  readonly cuts?: Cut[];
  readonly replacements?: { level: number; position: number; row: string }[];
  readonly additions?: { level: number; from: number; row: string }[];
}

interface PackedInterventionCase {
  readonly ids: number[];
  readonly tokens: number[];
  readonly tensors: Index;
  readonly experiments: { name: string; intervention: PackedIntervention; tensors: Index }[];
}

/** What PyTorch makes of interventions; the tiny networks all have the same weights. */
export function interventionReferenceOf(network: NetworkName): InterventionReference {
  const name = network === 'embedded' ? 'embedded-interventions' : 'hub-interventions';
  const { entry, unpack } = readPacked<PackedInterventionCase>(name)[0]!;
  return {
    ids: Int32Array.from(entry.ids),
    tokens: Int32Array.from(entry.tokens),
    tensors: unpack(entry.tensors),
    experiments: entry.experiments.map((experiment) => {
      const tensors = unpack(experiment.tensors);
      return { name: experiment.name, intervention: unpackIntervention(experiment.intervention, tensors), tensors };
    }),
  };
}

function unpackIntervention(
  { headScale, mlpScale, cuts, replacements, additions }: PackedIntervention,
  tensors: ReadonlyMap<string, ReferenceTensor>,
): Intervention {
  const withRow = <Change extends { row: string }>(change: Change) => ({
    ...change,
    row: tensors.get(change.row)!.data,
  });
  return {
    ...(headScale && { headScale: Float32Array.from(headScale) }),
    ...(mlpScale && { mlpScale: Float32Array.from(mlpScale) }),
    ...(cuts && { cuts }),
    ...(replacements && { replacements: replacements.map(withRow) }),
    ...(additions && { additions: additions.map(withRow) }),
  };
}

/** The reference of a network: the tiny ones all have the same weights. */
export function referenceOf(network: NetworkName): ReferenceCase[] {
  return readReference(network === 'embedded' || isUnusual(network) ? network : 'hub');
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
