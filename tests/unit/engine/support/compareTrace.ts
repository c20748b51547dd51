/** Compares the whole Trace of a run with PyTorch's, and checks what attention must be on any numbers. */
import { expect } from 'vitest';
import type { LayerPart, WholePart } from '@/model/trace.ts';
import { layerPart, lens, wholePart } from '@/engine/worker/parts.ts';
import type { SessionRunner } from '@/engine/worker/SessionRunner.ts';
import { largestDifference } from './golden.ts';
import type { ReferenceCase } from './golden.ts';

const LAYER_NAMES: readonly (readonly [part: LayerPart, reference: string])[] = [
  ['query', 'query'],
  ['key', 'key'],
  ['value', 'value'],
  ['attention', 'attention'],
  ['attentionOut', 'attention_out'],
  ['residualMid', 'residual_mid'],
  ['mlpActivation', 'mlp_activation'],
  ['mlpOut', 'mlp_out'],
  ['residual', 'residual'],
];

/** Differences of the whole Trace from a reference, by name of the tensor. */
export async function compareTrace(runner: SessionRunner, reference: ReferenceCase): Promise<Record<string, number>> {
  const differences: Record<string, number> = {};
  const compare = (name: string, actual: Float32Array, referenceName = name) => {
    const expected = reference.tensors.get(referenceName);
    if (expected) differences[name] = largestDifference(actual, expected.data);
  };
  for (let layer = 0; layer < runner.sizes.layerCount; layer++)
    for (const [part, name] of LAYER_NAMES) {
      const { data, shape } = layerPart(runner, part, layer);
      expect(shape).toEqual(reference.tensors.get(`${name}.${layer}`)?.shape);
      compare(`${name}.${layer}`, data);
    }
  const whole = (name: WholePart) => wholePart(runner, name).data;
  compare('embedding', whole('embedding'));
  compare('logits', whole('logits'));
  const last = reference.ids.length - 1;
  compare('logits_last', wholePart(runner, 'logits', last).data);
  compare('lens_last', (await lens(runner, last)).data);
  compare('surprisal_bits', runner.trace.surprisal.slice(1));
  return differences;
}

/** `weights`: any number of T×T squares. */
export function expectRowsOfOne(weights: Float32Array, length: number): void {
  for (let row = 0; row < weights.length / length; row++) {
    const query = row % length;
    const keys = weights.subarray(row * length, (row + 1) * length);
    expect(Math.abs(keys.reduce((sum, weight) => sum + weight, 0) - 1)).toBeLessThan(1e-5);
    expect(keys.subarray(query + 1).every((weight) => weight === 0)).toBe(true);
  }
}
