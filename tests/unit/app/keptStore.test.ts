/** What this browser keeps beside models of the Hub: listed with sizes, opened, removed; a browser that denies it keeps nothing. */
import { describe, expect, it } from 'vitest';
import { createKeptStore } from '@/app/keptStore.ts';
import type { Ask } from '@/app/database.ts';
import { lockName } from '@/app/autosave.ts';
import type { KeptStore } from '@/store/keptThings.ts';
import { makeStoreroom } from '../../components/storeroom.ts';
import { makeReadyStores } from '../store/makeStores.ts';

const LABEL = { text: 'The king said', modelId: 'glassbox-2', tokens: 3 };

function openBrowser(stored = new Map<string, unknown>(), held: readonly string[] = []) {
  const ask: Ask = (make) => {
    const store = {
      get: (key: string) => stored.get(key),
      put: (value: unknown, key: string) => stored.set(key, value),
      delete: (key: string) => stored.delete(key),
      getAllKeys: () => [...stored.keys()],
    };
    return Promise.resolve(make(store as unknown as IDBObjectStore) as unknown);
  };
  return { stored, kept: createKeptStore({ ask, held: () => Promise.resolve(held) }) };
}

describe('What this browser keeps', () => {
  it('is listed with what it takes, and what a tab has open is marked', async () => {
    const trained = {
      bytes: new Uint8Array(500),
      text: 'own text',
      savedAt: 5,
      seen: { pretrain: { milestones: [], losses: new Float32Array(25) } },
    };
    const stored = new Map<string, unknown>([
      ['model', trained],
      ['model-2', trained],
    ]);
    const { kept } = openBrowser(stored, [lockName('model-2')]);
    await kept.writeRecording(LABEL, new Uint8Array(70), 9);
    expect(await kept.list()).toEqual([
      { kind: 'training', key: 'model', bytes: 600, savedAt: 5, isOpen: false },
      { kind: 'training', key: 'model-2', bytes: 600, savedAt: 5, isOpen: true },
      { kind: 'recording', key: 'recording-9', bytes: 70, savedAt: 9, ...LABEL },
    ]);
  });

  it('is opened byte for byte, and gone once it is removed', async () => {
    const { kept, stored } = openBrowser();
    const file = Uint8Array.of(1, 2, 3);
    await kept.writeRecording(LABEL, file, 1);
    expect(await kept.readRecording('recording-1')).toEqual(file);
    await kept.remove('recording-1');
    expect([await kept.readRecording('recording-1'), stored.size]).toEqual([null, 0]);
  });

  it('is told from what is none of it', async () => {
    const { kept } = openBrowser(
      new Map<string, unknown>([
        ['model', { bytes: 'no bytes' }],
        ['recording-1', { file: 'no file' }],
        ['something', new Uint8Array(5)],
      ]),
    );
    expect(await kept.list()).toEqual([]);
  });
});

describe('The storeroom', () => {
  const around = async (kept: KeptStore) => {
    const { stores } = await makeReadyStores('abc');
    await stores.conductor.readPrompt('abc');
    return { stores, storeroom: makeStoreroom(stores, { kept }) };
  };

  it('keeps the text on show as a recording, which opens again', async () => {
    const { stores, storeroom } = await around(openBrowser().kept);
    await storeroom.getState().keepRecording({ isWhole: false });
    await storeroom.getState().keepRecording({ isWhole: false });
    const { items } = storeroom.getState();
    expect(items.map(({ key }) => key)).toEqual(['recording-2', 'recording-1']);
    expect(items[0]).toMatchObject({
      kind: 'recording',
      text: 'abc',
      tokens: stores.trace.getState().shown?.ids.length,
    });
    expect(await storeroom.getState().open('recording-1')).toBe(true);
    expect(stores.network.getState().model?.source.kind).toBe('recording');
    // What is open can be kept as well.
    await storeroom.getState().keepRecording({ isWhole: false });
    expect(storeroom.getState().items[0]).toMatchObject({ key: 'recording-3', text: 'abc' });
    await storeroom.getState().remove('recording-1');
    expect(await storeroom.getState().open('recording-1')).toBe(false);
    expect(storeroom.getState().items).toHaveLength(2);
  });

  it('says that the browser refused, and lists nothing where it denies its store', async () => {
    const denied = () => Promise.reject(new Error('denied'));
    const { storeroom } = await around({ list: denied, readRecording: denied, writeRecording: denied, remove: denied });
    await storeroom.getState().keepRecording({ isWhole: false });
    expect(storeroom.getState()).toMatchObject({ items: [], hasRefused: true });
    expect(await storeroom.getState().open('recording-1')).toBe(false);
    await storeroom.getState().remove('recording-1');
  });
});
