/** Weights of 4 bits: the network opens, and computes what it computes with the same weights unpacked. */
import { expect, test } from 'vitest';
import { layerPart, wholeAttention, wholePart } from '@/engine/worker/parts.ts';
import type { SessionRunner } from '@/engine/worker/SessionRunner.ts';
import { FORM_SIZES, openForm } from '../support/forms.ts';
import { largestDifference, readReference } from '../support/golden.ts';

const WHOLE = ['embedding', 'finalNorm', 'logits'] as const;
const LAYER = ['query', 'key', 'value', 'attentionOut', 'residualMid', 'mlpActivation', 'mlpOut', 'residual'] as const;

function tensorsOf(runner: SessionRunner): Map<string, Float32Array> {
  const tensors = new Map<string, Float32Array>([['attention', wholeAttention(runner).data]]);
  for (const name of WHOLE) tensors.set(name, wholePart(runner, name).data);
  for (let layer = 0; layer < FORM_SIZES.layerCount; layer++)
    for (const name of LAYER) tensors.set(`${name} ${layer}`, layerPart(runner, name, layer).data);
  return tensors;
}

/** q4f16: the file's other constants have 16 bits as well, and so have those of the network it is compared with. */
test.each(['q4', 'q4-head', 'q4f16', 'q4f16-head', 'bnb4'])(
  '%s opens, and unpacks its weights as their kernel does',
  async (name) => {
    const [packed, unpacked] = await Promise.all([openForm(name), openForm(`${name}-unpacked`)]);
    expect([packed.opaqueReason, unpacked.opaqueReason]).toEqual([null, null]);
    const { ids } = readReference('forms')[0]!;
    for (const { runner } of [packed, unpacked]) {
      await runner.run(ids.subarray(0, 4));
      await runner.run(ids);
    }
    const expected = tensorsOf(unpacked.runner);
    const differences = [...tensorsOf(packed.runner)].map(
      ([part, data]) => [part, largestDifference(data, expected.get(part)!)] as const,
    );
    expect(packed.runner.can.size).toBe(8);
    expect(packed.hasHalves).toBe(name.includes('f16'));
    expect(differences.filter(([, difference]) => difference > 1e-4)).toEqual([]);
    await Promise.all([packed.runner.release(), unpacked.runner.release()]);
  },
);
