import { describe, expect, it } from 'vitest';
import type { Engine } from '@/engine/Engine.ts';
import { EngineError } from '@/engine/EngineError.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { DEFAULT_SITE } from '@/store/catalog.ts';
import { createNetwork } from '@/store/network.ts';
import { createFakeEngine } from '../../components/fakeEngine.ts';

const HUB = { kind: 'hub', id: 'Xenova/gpt2', hub: 'https://hub.test/' } as const;

/** An engine whose loads end when the test says so. */
function createSlowEngine() {
  const ends: { resolve: () => void; reject: (error: unknown) => void; signal: AbortSignal | undefined }[] = [];
  const base = createFakeEngine();
  const engine: Engine = {
    ...base,
    load: (params, options) =>
      new Promise((resolve, reject) => {
        options?.onProgress?.({ phase: 'download', loadedBytes: 1, totalBytes: 2, fromCache: false });
        ends.push({ resolve: () => resolve(base.load(params)), reject, signal: options?.signal });
      }),
  };
  return { engine, ends };
}

describe('loading a model', () => {
  it('shows progress, then the model', async () => {
    const { engine, ends } = createSlowEngine();
    const network = createNetwork(engine);
    const loaded = network.getState().load(EMBEDDED);
    expect(network.getState().loading?.progress).toMatchObject({ loadedBytes: 1, totalBytes: 2 });
    ends[0]?.resolve();
    expect(await loaded).toBe(true);
    expect(network.getState()).toMatchObject({ loading: null, failure: null, model: { source: EMBEDDED } });
  });

  it('keeps the model in use when another fails, and says why', async () => {
    const { engine, ends } = createSlowEngine();
    const network = createNetwork(engine);
    const first = network.getState().load(EMBEDDED);
    ends[0]?.resolve();
    await first;
    const second = network.getState().load(HUB);
    expect(network.getState().model?.source).toEqual(EMBEDDED);
    ends[1]?.reject(new EngineError('Offline', 'no answer'));
    expect(await second).toBe(false);
    expect(network.getState()).toMatchObject({ model: { source: EMBEDDED }, failure: { error: { name: 'Offline' } } });
  });

  it('stops when asked, without calling it a failure', async () => {
    const { engine, ends } = createSlowEngine();
    const network = createNetwork(engine);
    const loaded = network.getState().load(HUB);
    network.getState().stopLoading();
    expect(ends[0]?.signal?.aborted).toBe(true);
    ends[0]?.reject(new EngineError('Aborted', 'stopped'));
    expect(await loaded).toBe(false);
    expect(network.getState()).toMatchObject({ loading: null, failure: null });
  });

  it('lets the newest request win', async () => {
    const { engine, ends } = createSlowEngine();
    const network = createNetwork(engine);
    const first = network.getState().load(HUB);
    const second = network.getState().load(EMBEDDED);
    ends[1]?.resolve();
    ends[0]?.resolve();
    expect(await Promise.all([first, second])).toEqual([false, true]);
    expect(network.getState().model?.source).toEqual(EMBEDDED);
  });

  it('pauses a download, and keeps in sight how far it was', async () => {
    const { engine, ends } = createSlowEngine();
    const network = createNetwork(engine);
    const loaded = network.getState().load(HUB);
    network.getState().pauseLoading();
    expect(ends[0]?.signal?.aborted).toBe(true);
    ends[0]?.reject(new EngineError('Aborted', 'stopped'));
    expect(await loaded).toBe(false);
    expect(network.getState()).toMatchObject({
      loading: null,
      failure: null,
      paused: { source: HUB, progress: { loadedBytes: 1, totalBytes: 2 } },
    });
    void network.getState().load(HUB);
    expect(network.getState()).toMatchObject({ paused: null, loading: { source: HUB } });
  });

  it('forgets what came of a download that is cancelled, and of no other', async () => {
    const { engine } = createSlowEngine();
    const forgotten: unknown[] = [];
    const network = createNetwork({
      ...engine,
      forget: (params) => {
        forgotten.push(params);
        return Promise.resolve({});
      },
    });
    void network.getState().load(HUB);
    network.getState().pauseLoading();
    expect(forgotten).toEqual([]);
    await network.getState().cancelLoading();
    expect(network.getState().paused).toBeNull();
    expect(forgotten).toEqual([{ source: HUB, unfinished: true }]);
    void network.getState().load(EMBEDDED);
    await network.getState().cancelLoading();
    expect(forgotten).toHaveLength(1);
  });

  it('takes models from the visitor’s address until it is taken back, whatever the owner says meanwhile', () => {
    const network = createNetwork(createFakeEngine());
    network.getState().setMirror('https://mirror.example/');
    network.getState().setSite({ ...DEFAULT_SITE, hub: 'https://school.example/' });
    expect(network.getState().site.hub).toBe('https://mirror.example/');
    network.getState().setMirror(null);
    expect(network.getState().site.hub).toBe('https://school.example/');
  });
});
