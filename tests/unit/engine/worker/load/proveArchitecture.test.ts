/** What is said of a network is what it does: on fixtures that differ from GPT-2, against PyTorch's numbers. */
import { describe, expect, test } from 'vitest';
import type { Architecture } from '@/model/architecture.ts';
import { gpt2Architecture, gpt2Structure } from '@/model/architecture.ts';
import { attendOnce } from '@/model/attention.ts';
import { normSteps } from '@/model/normSteps.ts';
import { layerPart, wholePart } from '@/engine/worker/parts.ts';
import { openSession } from '@/engine/worker/load/openSession.ts';
import { readConfig, readFormulas } from '@/engine/worker/load/readConfig.ts';
import {
  configOf,
  largestDifference,
  NETWORKS,
  readBytes,
  referenceOf,
  sizesOf,
  UNUSUAL,
} from '../../support/golden.ts';
import type { NetworkName } from '../../support/golden.ts';
import { createSession, openNetwork } from '../../support/openNetwork.ts';

const root = Math.sqrt(8);
const structure = gpt2Structure({ headCount: 4, headSize: 8 });
const EXPECTED: Record<(typeof UNUSUAL)[number], Architecture> = {
  narrow: { structure, epsilon: 1e-3, neuronCount: 48, activation: 'gelu', scoreDivisors: [root, root], isTied: true },
  layered: {
    structure,
    epsilon: 0.05,
    neuronCount: 24,
    activation: 'relu',
    scoreDivisors: [root, 2 * root],
    isTied: true,
  },
  unscaled: { structure, epsilon: 1e-4, neuronCount: 32, activation: 'silu', scoreDivisors: [1, 1], isTied: true },
};

/** The network with other formulas declared than its own. */
async function openAs(name: NetworkName, declared: Architecture, bytes = readBytes(NETWORKS[name])) {
  const opened = await openSession(bytes, sizesOf(name), createSession, declared);
  await opened.runner.release();
  return opened;
}

/** The last scalar float of this name, changed: names come before their numbers. */
function withScalar(bytes: Uint8Array<ArrayBuffer>, name: string, value: number): Uint8Array<ArrayBuffer> {
  const changed = bytes.slice();
  const at = Buffer.from(changed.buffer).lastIndexOf(name) + name.length;
  expect([...changed.subarray(at, at + 2)]).toEqual([0x4a, 4]); // raw_data, four bytes
  new DataView(changed.buffer).setFloat32(at + 2, value, true);
  return changed;
}

/** The plain network, whose exporter wrote the embeddings and their copy for the head: the copy's signs turned. */
function withOtherUnembedding(): Uint8Array<ArrayBuffer> {
  const changed = readBytes(NETWORKS.plain);
  const { width, vocabularySize } = sizesOf('plain');
  const name = 'onnx::MatMul_1196J'; // and the tag of raw_data; three bytes of length follow
  const found = Buffer.from(changed.buffer).indexOf(name);
  expect(found).toBeGreaterThan(0);
  const from = found + name.length + 3;
  for (let at = 0; at < width * vocabularySize; at++) changed[from + 4 * at + 3]! ^= 0x80;
  return changed;
}

describe.each(UNUSUAL)('the %s network', (name) => {
  test('is described as its graph and its config.json say', async () => {
    const { architecture, opaqueReason, runner } = await openNetwork(name);
    expect(opaqueReason).toBeNull();
    expect(architecture).toEqual(EXPECTED[name]);
    expect(readFormulas(configOf(name), sizesOf(name))).toEqual(EXPECTED[name]);
    await runner.release();
  });

  test('is described as its graph says when config.json says nothing', async () => {
    const { architecture } = await openAs(name, { ...gpt2Architecture(sizesOf(name)), neuronCount: 1 });
    expect(architecture).toEqual(EXPECTED[name]);
  });

  test('computes its layer norms with the epsilon it is said to have, and with no other', async () => {
    const { runner } = await openNetwork(name);
    const { ids } = referenceOf(name)[0]!;
    await runner.run(ids);
    const { width, layerCount } = runner.sizes;
    const weights = runner.normWeights!;
    const stream = layerPart(runner, 'residual', layerCount - 1).data;
    const normed = wholePart(runner, 'finalNorm').data;
    const differenceWith = (epsilon: number) =>
      Math.max(
        ...Array.from(ids, (_, at) => {
          const row = (data: Float32Array) => data.slice(at * width, (at + 1) * width);
          const [gain, bias] = [weights.slice(-2 * width, -width), weights.slice(-width)];
          return largestDifference(normSteps(row(stream), gain, bias, epsilon).output, row(normed));
        }),
      );
    expect(differenceWith(EXPECTED[name].epsilon)).toBeLessThan(1e-5);
    expect(differenceWith(10 * EXPECTED[name].epsilon)).toBeGreaterThan(1e-5);
    await runner.release();
  });

  test('has the attention that the steps with its divisors give, as PyTorch has', () => {
    const { ids, tensors } = referenceOf(name)[0]!;
    const { headCount, headSize, layerCount } = sizesOf(name);
    const length = ids.length;
    for (let layer = 0; layer < layerCount; layer++)
      for (let head = 0; head < headCount; head++) {
        const of = (part: string) =>
          tensors.get(`${part}.${layer}`)!.data.subarray(head * length * headSize, (head + 1) * length * headSize);
        const query = of('query').subarray((length - 1) * headSize);
        const { weights } = attendOnce(
          query,
          of('key'),
          of('value'),
          length - 1,
          headSize,
          EXPECTED[name].scoreDivisors[layer],
        );
        const expected = tensors.get(`attention.${layer}`)!.data.subarray(head * length * length);
        const last = expected.slice((length - 1) * length, length * length);
        expect(largestDifference(Float32Array.from(weights), last)).toBeLessThan(1e-5);
      }
  });
});

test.each(['embedded', 'plain', 'merged', 'quantized'] as const)(
  'the %s network is a GPT-2 in all of it',
  async (name) => {
    const { architecture, runner } = await openNetwork(name);
    expect(architecture).toEqual(gpt2Architecture(sizesOf(name)));
    await runner.release();
  },
);

test('a network that scales its scores in a way nobody knows is opaque, with the reason', async () => {
  const bytes = withScalar(readBytes(NETWORKS.narrow), 'h.1.root', 4.5);
  const { architecture, opaqueReason } = await openAs('narrow', EXPECTED.narrow, bytes);
  expect(architecture).toBeNull();
  expect(opaqueReason).toMatch(/layer 1 scales the scores of attention/);
});

describe('tied weights', () => {
  test('are found by the logits, whatever config.json says', async () => {
    const { architecture } = await openAs('narrow', { ...EXPECTED.narrow, isTied: false });
    expect(architecture?.isTied).toBe(true);
  });

  test('are not claimed of a network whose unembedding is another matrix than its embeddings', async () => {
    const own = gpt2Architecture(sizesOf('plain'));
    const { architecture, opaqueReason } = await openAs('plain', own, withOtherUnembedding());
    expect(opaqueReason).toBeNull();
    expect(architecture).toEqual({ ...own, isTied: false });
  });

  test('are not claimed of an int8 file whose config.json says that they are not tied', async () => {
    const sizes = sizesOf('quantized');
    const { architecture } = await openAs('quantized', { ...gpt2Architecture(sizes), isTied: false });
    expect(architecture?.isTied).toBe(false);
  });
});

test('a network whose layer norms add different numbers is opaque, with the reason', async () => {
  const bytes = withScalar(readBytes(NETWORKS.unscaled), 'h.1.ln_2.epsilon', 0.5);
  const { architecture, opaqueReason } = await openAs('unscaled', EXPECTED.unscaled, bytes);
  expect(architecture).toBeNull();
  expect(opaqueReason).toMatch(/different numbers/);
});

test('formulas that config.json leaves out or writes badly are those of GPT-2', () => {
  const json = { model_type: 'gpt2', n_layer: 2, n_head: 2, n_embd: 8, n_positions: 4, vocab_size: 9 };
  const sizes = readConfig(json);
  for (const odd of [{}, { layer_norm_epsilon: 'small', activation_function: 3, scale_attn_weights: null }])
    expect(readFormulas({ ...json, ...odd }, sizes)).toEqual(gpt2Architecture(sizes));
  expect(readFormulas({ ...json, activation_function: 'mish' }, sizes).activation).toBe('other');
});
