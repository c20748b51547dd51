import { expect, test } from 'vitest';
import { findPrecision } from '@/engine/worker/load/findPrecision.ts';
import { openSession } from '@/engine/worker/load/openSession.ts';
import type { CreateSession } from '@/engine/worker/load/openSession.ts';
import { PREFIX } from '@/engine/instrument/names.ts';
import { readModel } from '@/engine/onnx/readModel.ts';
import type { Session } from '@/engine/worker/Runtime.ts';
import { NETWORKS, readBytes, sizesOf } from '../../support/golden.ts';
import { createSession, openNetwork } from '../../support/openNetwork.ts';

test.each([
  ['embedded', 'float32'],
  ['plain', 'float32'],
  ['merged', 'float32'],
  ['quantized', 'quantized'],
] as const)('the %s network opens fully transparent, computing in %s', async (name, precision) => {
  const opened = await openNetwork(name);
  expect(opened).toMatchObject({ precision, opaqueReason: null });
  expect(opened.runner.instrumented).toBe(true);
  expect(opened.runner.trace.ids).toHaveLength(0);
  await opened.runner.release();
});

test('the branches of a merged network count for its precision', () => {
  expect(findPrecision(readModel(readBytes(NETWORKS.merged)))).toBe('float32');
});

test('a network that refuses our changes opens as it is, and says why', async () => {
  const fussy: CreateSession = (graph, weights) =>
    Buffer.from(graph).includes(PREFIX)
      ? Promise.reject(new Error('I do not know this node.'))
      : createSession(graph, weights);
  const { runner, opaqueReason } = await openSession(readBytes(NETWORKS.embedded), sizesOf('embedded'), fussy);
  expect(opaqueReason).toMatch(/I do not know this node/);
  expect(runner.instrumented).toBe(false);
  await runner.run(Int32Array.of(1, 2, 3));
  expect(runner.trace.rows('logits', 2, 3)).toHaveLength(8192);
  await runner.release();
});

test('a machine out of memory is not asked again', async () => {
  let calls = 0;
  const full = (): Promise<Session> => {
    calls++;
    return Promise.reject(new RangeError('Array buffer allocation failed'));
  };
  await expect(openSession(readBytes(NETWORKS.embedded), sizesOf('embedded'), full)).rejects.toMatchObject({
    name: 'OutOfMemory',
  });
  expect(calls).toBe(1);
});

test.each([
  [{ headCount: 8, headSize: 16 }, 'ModelCorrupt'],
  [{ vocabularySize: 999 }, 'ModelCorrupt'],
  [{ width: 64, headSize: 16 }, 'ModelCorrupt'],
  [{ layerCount: 5 }, 'ModelCorrupt'],
  [{ layerCount: 3 }, 'NotGpt2'],
])('a network that has not the sizes config.json says, %j, is refused as %s', async (wrong, name) => {
  const sizes = { ...sizesOf('plain'), ...wrong };
  await expect(openSession(readBytes(NETWORKS.plain), sizes, createSession)).rejects.toMatchObject({ name });
});

test('a network whose neurons are not as many as config.json says runs, but is not shown', async () => {
  const sizes = { ...sizesOf('plain'), neuronCount: 100 };
  const { runner, opaqueReason } = await openSession(readBytes(NETWORKS.plain), sizes, createSession);
  expect(opaqueReason).toMatch(/mlpActivation.0 has 512 numbers/);
  await runner.release();
});

test('a file that is no network is corrupt before a session is made of it', async () => {
  const never = (): Promise<Session> => Promise.reject(new Error('must not be called'));
  const whole = readBytes(NETWORKS.quantized);
  for (const bytes of [new Uint8Array(0), whole.subarray(0, 500_000), new TextEncoder().encode('<html></html>')])
    await expect(openSession(bytes, sizesOf('plain'), never)).rejects.toMatchObject({ name: 'ModelCorrupt' });
});

test('weights with one NaN are refused by name, not opened', async () => {
  const bytes = readBytes(NETWORKS.narrow);
  const at = Buffer.from(bytes.buffer).lastIndexOf('transformer.ln_f.bias') + 'transformer.ln_f.bias'.length;
  // After the name: the tag of raw_data and its length, then 32 numbers.
  expect([...bytes.subarray(at, at + 3)]).toEqual([0x4a, 0x80, 0x01]);
  new DataView(bytes.buffer).setFloat32(at + 3, NaN, true);
  await expect(openSession(bytes, sizesOf('narrow'), createSession)).rejects.toMatchObject({ name: 'NotFinite' });
});

test('a graph that gives the last token’s logits alone is refused when it is tried out', async () => {
  const lastOnly = async (given: Uint8Array): Promise<Session> => {
    const session = await createSession(given);
    return {
      ...session,
      run: async (inputs, wanted) => {
        const outputs = new Map(await session.run(inputs, wanted));
        const logits = outputs.get('logits');
        const size = sizesOf('narrow').vocabularySize;
        if (logits) outputs.set('logits', { data: logits.data.slice(-size), dims: [1, 1, size] });
        return outputs;
      },
    };
  };
  await expect(openSession(readBytes(NETWORKS.narrow), sizesOf('narrow'), lastOnly)).rejects.toMatchObject({
    name: 'LastLogitsOnly',
    detail: expect.stringMatching(/last token/) as string,
  });
});

test('on a GPU nothing is opened untouched for a failure that may be the GPU’s: the CPU is to try from the beginning', async () => {
  const sizes = sizesOf('narrow');
  const open = (create: (bytes: Uint8Array) => Promise<Session>) =>
    openSession(readBytes(NETWORKS.narrow), sizes, create, undefined, 'webgpu');
  let calls = 0;
  const failing = (): Promise<Session> => {
    calls++;
    return Promise.reject(new Error('shader compilation failed'));
  };
  await expect(open(failing)).rejects.toMatchObject({ name: 'GpuFailed', facts: { reason: 'session' } });
  expect(calls).toBe(1);
  // A driver that computes wrongly gives numbers that are no layer norm's.
  const wrong = async (given: Uint8Array): Promise<Session> => {
    const session = await createSession(given);
    return {
      ...session,
      run: async (inputs, wanted) => {
        const outputs = await session.run(inputs, wanted);
        for (const [name, { data }] of outputs) if (name.includes('finalNorm')) data.fill(0.5);
        return outputs;
      },
    };
  };
  await expect(open(wrong)).rejects.toMatchObject({ name: 'GpuFailed' });
  const { opaqueReason, runner } = await open(createSession);
  expect(opaqueReason).toBeNull();
  await runner.release();
});
