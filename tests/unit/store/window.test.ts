/** How many tokens the model reads is the visitor's choice, up to what the model has and the device holds. */
import { expect, test } from 'vitest';
import { gpt2Architecture } from '@/model/architecture.ts';
import { wholeAttention } from '@/engine/worker/parts.ts';
import { openSession } from '@/engine/worker/load/openSession.ts';
import { TracePool } from '@/engine/worker/TracePool.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { createStores } from '@/store/createStores.ts';
import { UNKNOWN_DEVICE } from '@/store/device.ts';
import { textNeed } from '@/store/memoryNeed.ts';
import { windowOf } from '@/store/network.ts';
import { readScene } from '@/store/scene/scene.ts';
import { openScene } from '@/store/scene/openScene.ts';
import { readAddress, writeAddress } from '@/store/scene/sceneAddress.ts';
import { makeGpt2 } from '../../bench/page/makeGpt2.ts';
import { createFakeEngine } from '../../components/fakeEngine.ts';
import { createSession } from '../engine/support/openNetwork.ts';

const SIZES = {
  layerCount: 3,
  headCount: 2,
  width: 8,
  headSize: 4,
  neuronCount: 20,
  vocabularySize: 30,
  contextLength: 320,
};
const { neuronCount, ...CONFIG } = SIZES;

test('what a text as long as the model reads takes is what the engine holds of it and hands to the page', async () => {
  const { runner, opaqueReason } = await openSession(makeGpt2(SIZES), SIZES, createSession);
  expect(opaqueReason).toBeNull();
  const pool = new TracePool(runner, Infinity);
  const ids = Int32Array.from({ length: SIZES.contextLength }, (_, at) => at % 30);
  const request = { ids, intervention: undefined, lane: 'actual', keep: false } as const;
  const { runner: read } = await pool.run(request, 1, (one) => one.run(ids));
  const handedOver = wholeAttention(read).data.byteLength;
  const need = textNeed({ config: CONFIG, architecture: { neuronCount } }, SIZES.contextLength, 8);
  expect(need.total).toBe(pool.report().heldBytes + handedOver);
  expect(need).toMatchObject({ offered: 4e9, fits: true });
  await runner.release();
});

test('GPT-2 small at 1,024 tokens takes 1.5 GB, nearly all of it attention and logits, and an opaque one far less', () => {
  const config = {
    layerCount: 12,
    headCount: 12,
    width: 768,
    headSize: 64,
    vocabularySize: 50_257,
    contextLength: 1024,
  };
  const open = textNeed({ config, architecture: gpt2Architecture(config) }, 1024, 8);
  // By hand: 144 · 1024² · 4 for the page and half of that, and a diagonal, for growing.
  expect(open.attention).toBe(603_979_776 + 302_284_800);
  expect(open.logits).toBe(1024 * 50_257 * 4);
  expect(open.keysAndValues).toBe(2 * 12 * 1024 * 768 * 4);
  expect(open.total / 1e9).toBeCloseTo(1.536, 2);
  const opaque = textNeed({ config, architecture: null }, 1024, 8);
  expect(opaque.total).toBe(opaque.logits + opaque.keysAndValues);
});

/** Stores with a model of 1,024 positions on a device of this memory. */
async function open(gigabytes: number | null, text = 'a'.repeat(20)) {
  const engine = createFakeEngine({ contextLength: 1024 });
  const stores = createStores({
    engine,
    keep: { read: () => null, write: () => undefined },
    wait: () => Promise.resolve(),
    device: { ...UNKNOWN_DEVICE, memoryGigabytes: () => gigabytes },
  });
  stores.sequence.getState().setDraft(text);
  await stores.conductor.loadModel(EMBEDDED);
  return stores;
}
const readLength = ({ trace }: Awaited<ReturnType<typeof open>>) => trace.getState().shown?.ids.length;

test('the last tokens are read until more are asked for, and then the text is read again', async () => {
  const stores = await open(8);
  expect([readLength(stores), windowOf(stores.network.getState())]).toEqual([20, 256]);
  await stores.conductor.setWindow(8);
  expect(readLength(stores)).toBe(8);
  stores.conductor.selectQuery(3);
  expect(await stores.conductor.setWindow(16)).toBe(true);
  expect(readLength(stores)).toBe(16);
  // Another token stands at that place now.
  expect(stores.selection.getState().query).toBeNull();
  await stores.conductor.setWindow(2048);
  expect([readLength(stores), windowOf(stores.network.getState())]).toEqual([20, 1024]);
});

test('more than the device holds is refused, and nothing changes', async () => {
  const stores = await open(0.01);
  expect(await stores.conductor.setWindow(1024)).toBe(false);
  expect([readLength(stores), stores.network.getState().window]).toEqual([20, 256]);
});

test('a window that was chosen gives way to one that fits when another model is loaded', async () => {
  let gigabytes = 8;
  const stores = createStores({
    engine: createFakeEngine({ contextLength: 1024 }),
    keep: { read: () => null, write: () => undefined },
    wait: () => Promise.resolve(),
    device: { ...UNKNOWN_DEVICE, memoryGigabytes: () => gigabytes },
  });
  await stores.conductor.loadModel(EMBEDDED);
  await stores.conductor.setWindow(1024);
  await stores.conductor.loadModel({ kind: 'embedded', id: 'another' });
  expect(stores.network.getState().window).toBe(1024);
  gigabytes = 0.01;
  await stores.conductor.loadModel(EMBEDDED);
  expect(stores.network.getState().window).toBe(256);
});

test('a link holds the window, and where there is no room for it says so', async () => {
  const sender = await open(8);
  await sender.conductor.setWindow(1024);
  const address = writeAddress(readScene(sender));
  expect(address).toContain('window=1024');
  const { scene } = readAddress(address);
  const receiver = await open(8, '');
  await openScene(scene, receiver);
  expect(windowOf(receiver.network.getState())).toBe(1024);
  const poor = await open(0.01, '');
  await openScene(scene, poor);
  expect(windowOf(poor.network.getState())).toBe(256);
  expect(poor.link.getState().leftOut).toEqual([{ kind: 'window', wanted: 1024 }]);
});
