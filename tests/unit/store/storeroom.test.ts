/** The one door to what the browser keeps: asked for its promise once, what it drops is noticed, what goes is gone everywhere. */
import { describe, expect, it, vi } from 'vitest';
import { exportTrained } from '@/app/exportTrained.ts';
import { createDevice } from '@/app/device.ts';
import { announceKept, followKept } from '@/app/keptChannel.ts';
import { tokenizersPlace } from '@/app/keptTokenizers.ts';
import { TOKENIZER_CACHE } from '@/engine/tokenizers/tokenizerCache.ts';
import { createKeptMemory } from '@/store/keptMemory.ts';
import { createStores } from '@/store/createStores.ts';
import { keptKey, type StoredItem } from '@/store/keptThings.ts';
import { openScene } from '@/store/scene/openScene.ts';
import { readAddress } from '@/store/scene/sceneAddress.ts';
import { createFakeEngine } from '../../components/fakeEngine.ts';
import { createFakeTrainer } from '../../components/fakeTrainer.ts';
import { KEEPS_NOTHING, makeKeep, makeStoreroom } from '../../components/storeroom.ts';
import { makeReadyStores } from './makeStores.ts';

const recording = (key: string): StoredItem => ({
  kind: 'recording',
  key,
  bytes: 10,
  savedAt: 1,
  text: `text of ${key}`,
  modelId: 'glassbox-2',
  tokens: 2,
});
const trained: StoredItem = { kind: 'training', key: 'model', bytes: 30, savedAt: 3, isOpen: false };

async function open(items: StoredItem[], keep = makeKeep(), around: Parameters<typeof makeStoreroom>[1] = {}) {
  const { stores } = await makeReadyStores('abc');
  const kept = {
    ...KEEPS_NOTHING,
    list: () => Promise.resolve([...items]),
    remove: (key: string) =>
      Promise.resolve(
        void items.splice(
          items.findIndex((item) => item.key === key),
          1,
        ),
      ),
  };
  return { stores, room: makeStoreroom(stores, { kept, memory: createKeptMemory(keep), ...around }) };
}

describe('The promise to keep what is kept', () => {
  const withAnswer = async (answer: boolean | null, isPersisted: boolean | null = false) => {
    const persist = vi.fn(() => Promise.resolve(answer));
    const { stores } = await makeReadyStores('abc');
    const device = {
      ...stores.device,
      persist,
      isPersisted: () => Promise.resolve(persist.mock.calls.length && answer ? true : isPersisted),
    };
    return { persist, room: makeStoreroom(stores, { device }) };
  };

  it.each([
    [true, 'given'],
    [false, 'refused'],
    [null, 'absent'],
  ])('is asked for once, whatever is downloaded after, when the answer is %s', async (answer, promise) => {
    const { persist, room } = await withAnswer(answer, answer === null ? null : false);
    for (let download = 0; download < 3; download += 1) await room.getState().askToKeep();
    expect([persist.mock.calls.length, room.getState().promise]).toEqual([1, promise]);
    // The visitor may insist where that can change something.
    await room.getState().askToKeep(true);
    expect(persist).toHaveBeenCalledTimes(answer === false ? 2 : 1);
  });

  it('that was given in an earlier visit is known without asking', async () => {
    const { persist, room } = await withAnswer(true, true);
    await room.getState().refresh();
    expect(room.getState().promise).toBe('given');
    await room.getState().askToKeep(true);
    expect(persist).not.toHaveBeenCalled();
  });

  it('is absent where the browser has no such thing, which no call turns into an error', async () => {
    for (const storage of [undefined, {}]) {
      vi.stubGlobal('navigator', { storage });
      const device = createDevice();
      expect([await device.isPersisted(), await device.persist()]).toEqual([null, null]);
    }
    vi.unstubAllGlobals();
  });
});

describe('What the browser has dropped', () => {
  it('is what was here when this tab, or another, looked last, and nobody removed', async () => {
    const keep = makeKeep();
    const items = [recording('recording-1'), recording('recording-2'), trained];
    const first = await open(items, keep);
    await first.room.getState().refresh();
    await first.room.getState().remove('recording-1');
    expect(first.room.getState().lost).toEqual([]);
    // Between two visits one of the other two goes.
    items.splice(0, 1);
    const second = await open(items, keep);
    await second.room.getState().refresh();
    expect(second.room.getState().lost).toEqual([
      { key: 'recording-2', kind: 'recording', name: 'text of recording-2' },
    ]);
    second.room.getState().dismissLost();
    await second.room.getState().refresh();
    expect(second.room.getState().lost).toEqual([]);
  });

  it('is said where a link asks for it again', async () => {
    const source = { kind: 'hub', id: 'Xenova/gpt2', hub: 'https://huggingface.co/' } as const;
    const noted = JSON.stringify([{ key: keptKey(source), kind: 'model', name: source.id }]);
    const ask = async (words: Map<string, string>) => {
      const stores = createStores({ engine: createFakeEngine(), keep: makeKeep(words), wait: () => Promise.resolve() });
      await openScene(readAddress(`#text=abc&model=${source.id}`).scene, stores);
      return stores.link.getState().question?.wasKept;
    };
    expect([await ask(new Map([['glassbox.kept', noted]])), await ask(new Map())]).toEqual([true, false]);
  });

  it('is nothing where a store does not answer, or the note is none of ours', async () => {
    const keep = makeKeep();
    const { room } = await open([trained], keep);
    await room.getState().refresh();
    const denied = { ...KEEPS_NOTHING, list: () => Promise.reject(new Error('denied')) };
    const other = await open([], keep, { kept: denied });
    await other.room.getState().refresh();
    expect(other.room.getState().lost).toEqual([]);
    keep.write('glassbox.kept', '{"not":"a list"}');
    const third = await open([], keep);
    await third.room.getState().refresh();
    expect(third.room.getState().lost).toEqual([]);
  });
});

describe('The list', () => {
  it('is told to other tabs when it changes, and one look follows another that was too early', async () => {
    const items = [recording('recording-1')];
    const announce = vi.fn();
    const { room } = await open(items, makeKeep(), { announce });
    const looks = [room.getState().refresh(), room.getState().refresh()];
    items.push(trained);
    await Promise.all(looks);
    expect(room.getState().items.map(({ key }) => key)).toEqual(['model', 'recording-1']);
    await room.getState().removeAll();
    expect([room.getState().items, items, announce.mock.calls.length]).toEqual([[], [], 1]);
  });

  it('gives a model that another tab has trained as one that runs', async () => {
    const trainer = createFakeTrainer();
    const kept = { bytes: Uint8Array.of(1, 2, 3), text: null, savedAt: 3 };
    const readTrained = (key: string) => Promise.resolve(key === 'model' ? kept : null);
    const { room } = await open([trained], makeKeep(), {
      exportTrained: (key) => exportTrained({ readTrained }, key, () => trainer),
    });
    await room.getState().refresh();
    const source = await room.getState().sourceOf('model');
    expect(source?.kind).toBe('files');
    expect(trainer.calls).toEqual(expect.arrayContaining(['load', 'exportModel', 'dispose']));
    expect(kept.bytes).toHaveLength(3);
    // Each time another name: the engine takes models of one name for one model.
    expect((await room.getState().sourceOf('model'))?.id).not.toBe(source?.id);
    expect(await exportTrained({ readTrained }, 'model-2', () => trainer)).toBeNull();
  });

  it('is looked at again when another tab says so, and when this one is on show again', async () => {
    const shown: (() => void)[] = [];
    vi.stubGlobal('document', {
      visibilityState: 'visible',
      addEventListener: (_: string, then: () => void) => shown.push(then),
      removeEventListener: () => undefined,
    });
    const look = vi.fn();
    const stop = followKept(look);
    announceKept();
    await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(1));
    shown[0]!();
    expect(look).toHaveBeenCalledTimes(2);
    stop();
    vi.unstubAllGlobals();
  });

  it('has the vocabularies of other tokenizers as one thing, gone with one press', async () => {
    const files = new Map([
      ['a', new Response('12345')],
      ['b', new Response('123')],
    ]);
    const caches = new Map([[TOKENIZER_CACHE, files]]);
    const stores = {
      has: (name: string) => Promise.resolve(caches.has(name)),
      open: (name: string) =>
        Promise.resolve({
          keys: () => Promise.resolve([...caches.get(name)!.keys()]),
          match: (key: string) => Promise.resolve(caches.get(name)!.get(key)),
        }),
      delete: (name: string) => Promise.resolve(caches.delete(name)),
    } as unknown as CacheStorage;
    const place = tokenizersPlace(() => stores);
    const items = await place.list();
    expect(items).toEqual([{ kind: 'tokenizers', key: 'tokenizers', bytes: 8, count: 2 }]);
    await place.remove(items[0]!);
    expect(await place.list()).toEqual([]);
    // None in a browser that has no such store.
    expect(await tokenizersPlace(() => undefined).list()).toEqual([]);
  });
});
