/** A recording of the same site is opened by its address; whatever else the address says, nobody else is asked. */
import { expect, test, vi } from 'vitest';
import { readOwnFile } from '@/app/device.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { createStores } from '@/store/createStores.ts';
import { UNKNOWN_DEVICE, type OwnFile } from '@/store/device.ts';
import { openScene } from '@/store/scene/openScene.ts';
import { linkOf } from '@/store/scene/linkScene.ts';
import { readScene } from '@/store/scene/scene.ts';
import { readAddress } from '@/store/scene/sceneAddress.ts';
import { createSwitchingEngine } from '@/engine/createSwitchingEngine.ts';
import { createFakeEngine } from '../../components/fakeEngine.ts';

const keep = { read: () => null, write: () => undefined };
const FILE = 'week-3/mary.glassbox';

/** The page of a visitor to a site that answers so. */
function visit(answer: OwnFile) {
  const engine = createSwitchingEngine(createFakeEngine());
  const readOwnFile = vi.fn(() => Promise.resolve(answer));
  const device = { ...UNKNOWN_DEVICE, readOwnFile };
  return { stores: createStores({ engine, keep, wait: () => Promise.resolve(), device }), readOwnFile };
}

async function makeFile(): Promise<Uint8Array<ArrayBuffer>> {
  const { stores } = visit('missing');
  stores.sequence.getState().setDraft('Mary');
  await stores.conductor.loadModel(EMBEDDED);
  for (let at = 0; at < 3; at += 1) await stores.conductor.nextToken();
  const file = await stores.recordings.getState().save({ isWhole: false });
  if (!file) throw new Error('Nothing was recorded.');
  return file;
}

test('an address that names a recording shows it, holds it, and says nothing of a text that is not its own', async () => {
  const { stores, readOwnFile } = visit(await makeFile());
  const given = readAddress(`#recording=${encodeURIComponent(FILE)}&layer=1`).scene;
  await openScene({ ...given, text: { prompt: 'Once upon a time', tokens: [] } }, stores);
  expect(readOwnFile).toHaveBeenCalledWith(FILE, expect.any(Number));
  const { network, sequence, trace, recordings } = stores;
  expect(network.getState().model).toMatchObject({ recordedAt: expect.any(String) as string });
  expect([sequence.getState().prompt, sequence.getState().cursor]).toEqual(['Mary', 3]);
  expect(trace.getState().error).toBeNull();
  const { address, unheld } = linkOf(readScene(stores));
  expect(unheld).toEqual([]);
  expect(new URLSearchParams(address).get('recording')).toBe(FILE);
  // A link from further back in the text shows that, and the rest is still there.
  await stores.conductor.goToStep(1);
  const back = readAddress(linkOf(readScene(stores)).address).scene;
  await stores.conductor.goToStep(3);
  await openScene(back, stores);
  expect([sequence.getState().cursor, sequence.getState().generated.length]).toEqual([1, 3]);
  expect(readOwnFile).toHaveBeenCalledTimes(1);
  // A model that runs is no recording.
  await stores.conductor.loadModel(EMBEDDED);
  expect(recordings.getState().addressOnShow()).toBeNull();
  expect(readScene(stores).recording).toBeNull();
});

test.each([
  ['foreign', { kind: 'foreign', address: FILE }],
  ['missing', { kind: 'missing', address: FILE }],
  ['unreachable', { kind: 'unreachable', address: FILE }],
  ['tooLarge', { kind: 'tooLarge' }],
  [new TextEncoder().encode('<!doctype html>'), { kind: 'refused' }],
] as const)('a recording that is %s is told, and a model reads the text', async (answer, failure) => {
  const { stores } = visit(answer as OwnFile);
  const { scene } = readAddress(`#recording=${FILE}&model=recording:glassbox-2&text=Mary`);
  await openScene(scene, stores);
  expect(stores.recordings.getState()).toMatchObject({ failure, work: null });
  expect(stores.network.getState().model?.source).toEqual(EMBEDDED);
  expect(stores.sequence.getState().prompt).toBe('Mary');
  expect(stores.link.getState().leftOut).toEqual([]);
});

const PAGE = 'https://school.example/course/';
const readFrom = (path: string, response: () => Response) => {
  const fetcher = vi.fn((_: URL, init: RequestInit) => {
    expect(init).toEqual({ mode: 'same-origin', credentials: 'omit' });
    return Promise.resolve(response());
  });
  return { fetcher, read: readOwnFile(path, 10, PAGE, fetcher as unknown as typeof fetch) };
};

test.each(['//elsewhere.example/a.glassbox', 'https://elsewhere.example/a', 'data:,x', 'blob:x', 'javascript:1'])(
  'nothing is fetched from %s',
  async (path) => {
    const { fetcher, read } = readFrom(path, () => new Response('x'));
    expect(await read).toBe('foreign');
    expect(fetcher).not.toHaveBeenCalled();
  },
);

test('a file of the site is fetched from beside the page, and each way of not having it has a name', async () => {
  const given = readFrom('a b/c.glassbox', () => new Response('abc'));
  expect(await given.read).toEqual(new TextEncoder().encode('abc'));
  expect(String(given.fetcher.mock.calls[0]?.[0])).toBe(`${PAGE}a%20b/c.glassbox`);
  const answerOf = (response: () => Response) => readFrom('c', response).read;
  expect(await answerOf(() => new Response(null, { status: 404 }))).toBe('missing');
  expect(await answerOf(() => new Response(null, { status: 500 }))).toBe('unreachable');
  expect(await answerOf(() => new Response('x'.repeat(11)))).toBe('tooLarge');
  expect(
    await answerOf(() => {
      throw new TypeError('Failed to fetch');
    }),
  ).toBe('unreachable');
});
