import { beforeEach, describe, expect, test } from 'vitest';
import { isAborted } from '@/engine/EngineError.ts';
import type { LoadedModel, Progress, RunResult } from '@/engine/protocol.ts';
import { holdLife, watchLife, type Locks } from '@/engine/life.ts';
import { WorkerEngine } from '@/engine/WorkerEngine.ts';
import { FakePort } from './support/fakePort.ts';

const SITE = 'https://example.org/some/course/';
const source = { kind: 'embedded', id: 'glassbox-2' } as const;
const ids = Int32Array.of(1, 2);
const runResult = { runId: 1, length: 2, reused: 0 } as RunResult;

let ports: FakePort[];
let engine: WorkerEngine;
const port = () => ports.at(-1)!;

beforeEach(() => {
  ports = [];
  engine = new WorkerEngine(SITE, () => {
    const created = new FakePort();
    ports.push(created);
    return created;
  });
});

/** What became of a promise, without waiting for it to fail the test. */
const outcome = (promise: Promise<unknown>) =>
  promise.then(
    (value) => value,
    (error: unknown) => (error as Error).name,
  );

async function loaded(): Promise<void> {
  const load = engine.load({ source });
  port().answer({ kind: 'ready' });
  port().answer({ kind: 'result', id: port().request('load').id, name: 'load', result: {} as LoadedModel });
  await load;
}

describe('a call', () => {
  test('starts the worker, tells it where the site is, and gets its own answer', async () => {
    expect(ports).toHaveLength(0);
    const first = engine.tokenize({ text: 'a' });
    const { id: firstId } = port().request('tokenize');
    const second = engine.tokenize({ text: 'b' });
    const { id: secondId } = port().request('tokenize');
    expect(ports).toHaveLength(1);
    expect(port().posted[0]).toMatchObject({ kind: 'start', siteUrl: SITE });
    port().answer({ kind: 'result', id: secondId, name: 'tokenize', result: { ids: Int32Array.of(2) } });
    port().answer({ kind: 'result', id: firstId, name: 'tokenize', result: { ids: Int32Array.of(1) } });
    expect([...(await first).ids, ...(await second).ids]).toEqual([1, 2]);
  });

  test('hears of progress until it is answered', async () => {
    const heard: Progress[] = [];
    const load = engine.load({ source }, { onProgress: (progress) => heard.push(progress) });
    const { id } = port().request('load');
    port().answer({ kind: 'progress', id, progress: { phase: 'prepare' } });
    port().answer({ kind: 'result', id, name: 'load', result: {} as LoadedModel });
    port().answer({ kind: 'progress', id, progress: { phase: 'run', done: 1, total: 2 } });
    await load;
    expect(heard).toEqual([{ phase: 'prepare' }]);
  });

  test('fails with the name and the detail the worker gave', async () => {
    const part = engine.attention({ runId: 3 });
    const { id } = port().request('attention');
    port().answer({ kind: 'error', id, error: { name: 'Stale', detail: 'Run 3 is no longer held.' } });
    await expect(part).rejects.toMatchObject({ name: 'Stale', detail: 'Run 3 is no longer held.' });
  });
});

describe('giving up', () => {
  test('rejects at once, tells the worker, and ignores a late answer', async () => {
    const controller = new AbortController();
    const run = engine.run({ ids }, { signal: controller.signal });
    const { id } = port().request('run');
    controller.abort();
    await expect(run).rejects.toSatisfy(isAborted);
    expect(port().posted.at(-1)).toEqual({ kind: 'abort', id });
    port().answer({ kind: 'result', id, name: 'run', result: runResult });
    expect(port().isTerminated).toBe(false);
  });

  test('before the call means that nothing is posted', async () => {
    await expect(engine.run({ ids }, { signal: AbortSignal.abort() })).rejects.toSatisfy(isAborted);
    expect(ports).toHaveLength(0);
  });

  test('after the answer does nothing', async () => {
    const controller = new AbortController();
    const run = engine.run({ ids }, { signal: controller.signal });
    port().answer({ kind: 'result', id: port().request('run').id, name: 'run', result: runResult });
    await run;
    controller.abort();
    expect(port().posted.filter(({ kind }) => kind === 'abort')).toEqual([]);
  });
});

test('a newer run takes the place of an older one, and of nothing else', async () => {
  const older = engine.run({ ids });
  const { id } = port().request('run');
  const part = engine.layerPart({ runId: 1, name: 'key', layer: 0 });
  const newer = engine.run({ ids: Int32Array.of(3) });
  await expect(older).rejects.toSatisfy(isAborted);
  expect(port().posted).toContainEqual({ kind: 'abort', id });
  port().answer({ kind: 'result', id: port().request('run').id, name: 'run', result: runResult });
  const partId = port().request('layerPart').id;
  port().answer({ kind: 'result', id: partId, name: 'layerPart', result: { shape: [0], data: new Float32Array(0) } });
  await expect(Promise.all([newer, part])).resolves.toHaveLength(2);
});

test('a run beside the text on show is given up by its signal alone, and takes no place', async () => {
  const controller = new AbortController();
  const aside = engine.run({ ids, lane: 'aside' }, { signal: controller.signal });
  const asideId = port().request('run').id;
  const actual = engine.run({ ids });
  const actualId = port().request('run').id;
  const other = engine.run({ ids, lane: 'aside' });
  port().answer({ kind: 'result', id: port().request('run').id, name: 'run', result: runResult });
  port().answer({ kind: 'result', id: actualId, name: 'run', result: runResult });
  await expect(Promise.all([actual, other])).resolves.toHaveLength(2);
  expect(port().posted.filter(({ kind }) => kind === 'abort')).toEqual([]);
  controller.abort();
  expect(await outcome(aside)).toBe('Aborted');
  expect(port().posted.at(-1)).toEqual({ kind: 'abort', id: asideId });
});

describe('a worker that fails', () => {
  test('before its script runs is no worker', async () => {
    const load = engine.load({ source });
    port().fail('');
    expect(await outcome(load)).toBe('NoWorker');
  });

  test('to be made at all is no worker, and the next call tries again', async () => {
    let isBroken = true;
    const fragile = new WorkerEngine(SITE, () => {
      if (isBroken) throw new Error('SecurityError');
      ports.push(new FakePort());
      return port();
    });
    expect(await outcome(fragile.tokenize({ text: 'a' }))).toBe('NoWorker');
    isBroken = false;
    const call = fragile.tokenize({ text: 'a' });
    port().answer({ kind: 'result', id: port().request('tokenize').id, name: 'tokenize', result: { ids } });
    expect((await call).ids).toEqual(ids);
  });

  test('later has crashed: all who wait are told, and the next call starts a fresh one', async () => {
    await loaded();
    const waiting = [engine.run({ ids }), engine.tokenize({ text: 'a' })].map(outcome);
    port().fail('boom');
    expect(await Promise.all(waiting)).toEqual(['WorkerCrashed', 'WorkerCrashed']);
    expect(port().isTerminated).toBe(true);
    void outcome(engine.load({ source }));
    expect(ports).toHaveLength(2);
    expect(port().posted[0]).toMatchObject({ kind: 'start', siteUrl: SITE });
  });

  test('inside the runtime says so itself, and is replaced', async () => {
    await loaded();
    const waiting = [engine.run({ ids }), engine.tokenize({ text: 'a' })].map(outcome);
    const { id } = port().request('run');
    port().answer({ kind: 'error', id, error: { name: 'WorkerCrashed', detail: 'unreachable' } });
    expect(await Promise.all(waiting)).toEqual(['WorkerCrashed', 'WorkerCrashed']);
    expect(port().isTerminated).toBe(true);
  });

  test('to load its first model is replaced, one that has a model is kept', async () => {
    const fail = async () => {
      const load = engine.load({ source });
      const { id } = port().request('load');
      port().answer({ kind: 'error', id, error: { name: 'Offline', detail: '' } });
      expect(await outcome(load)).toBe('Offline');
    };
    await fail();
    expect(ports[0]!.isTerminated).toBe(true);
    await loaded();
    await fail();
    expect(ports).toHaveLength(2);
    expect(port().isTerminated).toBe(false);
  });
});

test('on other hardware a model is loaded in a worker of its own, and the one in use stays until it is ready', async () => {
  await loaded();
  const load = engine.load({ source, runOn: 'webgpu' });
  expect(ports).toHaveLength(2);
  expect(ports[0]!.isTerminated).toBe(false);
  const { id } = ports[1]!.request('load');
  ports[1]!.answer({ kind: 'ready' });
  ports[1]!.answer({ kind: 'result', id, name: 'load', result: {} as LoadedModel });
  await load;
  expect(ports[0]!.isTerminated).toBe(true);
  // The next model for the same hardware needs no other worker.
  void outcome(engine.load({ source, runOn: 'webgpu' }));
  expect(ports).toHaveLength(2);
  engine.dispose();
});

test('a stopped engine tells all who wait, and starts anew when called', async () => {
  await loaded();
  const run = outcome(engine.run({ ids }));
  engine.dispose();
  expect(await run).toBe('Aborted');
  expect(port().isTerminated).toBe(true);
  void outcome(engine.tokenize({ text: 'a' }));
  expect(ports).toHaveLength(2);
});

describe('a worker that ends itself', () => {
  /** The ports of its workers, the newest last. */
  function startWatching(watch: ConstructorParameters<typeof WorkerEngine>[2]) {
    const made: FakePort[] = [];
    const makePort = () => {
      made.push(new FakePort());
      return made.at(-1)!;
    };
    return { made, watching: new WorkerEngine(SITE, makePort, watch) };
  }

  test('is told by the lock of its life, and what was asked of it fails', async () => {
    const watched = new Map<string, () => void>();
    const stopped: string[] = [];
    const { made, watching } = startWatching((life, ended) => {
      watched.set(life, ended);
      return () => stopped.push(life);
    });
    const run = outcome(watching.run({ ids }));
    const [start] = made[0]!.posted;
    const life = start?.kind === 'start' ? start.life! : '';
    // Before the worker holds its lock, waiting for it would be answered at once.
    expect(watched.size).toBe(0);
    made[0]!.answer({ kind: 'ready' });
    made[0]!.answer({ kind: 'alive' });
    watched.get(life)!();
    expect(await run).toBe('WorkerCrashed');
    expect(stopped).toEqual([life]);
    // The next call starts another one, under another name.
    void outcome(watching.run({ ids }));
    expect(made).toHaveLength(2);
    made[1]!.answer({ kind: 'alive' });
    expect(watched.size).toBe(2);
    watching.dispose();
  });

  test('is told while nothing is asked of it, if it held a model', async () => {
    const told: string[] = [];
    const lives: (() => void)[] = [];
    const { made, watching } = startWatching((_, ended) => {
      lives.push(ended);
      return () => undefined;
    });
    watching.onEnd(({ name }) => told.push(name));
    const begin = (withModel: boolean) => {
      const loading = outcome(watching.load({ source }));
      const at = made.at(-1)!;
      for (const kind of ['ready', 'alive'] as const) at.answer({ kind });
      if (withModel) at.answer({ kind: 'result', id: at.request('load').id, name: 'load', result: {} as LoadedModel });
      return loading;
    };
    await begin(true);
    lives.at(-1)!();
    expect(told).toEqual(['WorkerCrashed']);
    const failing = begin(false);
    lives.at(-1)!();
    expect(await failing).toBe('WorkerCrashed');
    await begin(true);
    watching.dispose();
    // What ends without a model is told to whoever waits for one; what is stopped has not ended by itself.
    expect(told).toHaveLength(1);
  });

  test('frees its lock, and not before', async () => {
    const holders = new Map<string, Promise<void> | void>();
    const locks: Locks = {
      request: async (name, { signal }, held) => {
        await holders.get(name);
        if (signal?.aborted) throw new Error('given up');
        holders.set(name, held());
      },
    };
    let holds = false;
    let ended = false;
    holdLife('a', () => (holds = true), locks);
    await Promise.resolve();
    expect(holds).toBe(true);
    watchLife('a', () => void (ended = true), locks);
    watchLife('b', () => void (ended = true), locks)();
    for (let i = 0; i < 5; i++) await Promise.resolve();
    expect(ended).toBe(false);
  });
});

describe('a load that fails beside a model in use', () => {
  const fail = (at: FakePort) =>
    at.answer({ kind: 'error', id: at.request('load').id, error: { name: 'ModelCorrupt', detail: 'bad' } });
  const succeed = (at: FakePort) =>
    at.answer({ kind: 'result', id: at.request('load').id, name: 'load', result: {} as LoadedModel });

  test('makes the next one begin in a fresh worker, which takes over when the model is there', async () => {
    await loaded();
    const first = port();
    const failed = outcome(engine.load({ source }));
    fail(first);
    expect(await failed).toBe('ModelCorrupt');
    const next = engine.load({ source });
    expect(ports).toHaveLength(2);
    // The model in use answers in the meantime.
    const tokens = engine.tokenize({ text: 'a' });
    first.answer({ kind: 'result', id: first.request('tokenize').id, name: 'tokenize', result: { ids } });
    expect((await tokens).ids).toBe(ids);
    succeed(port());
    await next;
    expect(first.isTerminated).toBe(true);
    const run = engine.run({ ids });
    port().answer({ kind: 'result', id: port().request('run').id, name: 'run', result: runResult });
    expect(await run).toBe(runResult);
    expect([ports.length, port().isTerminated]).toEqual([2, false]);
  });

  test('leaves the model in use where it is when the fresh worker fails too, and ends that one', async () => {
    await loaded();
    const first = port();
    for (let i = 0; i < 5; i++) {
      const failed = outcome(engine.load({ source }));
      await Promise.resolve();
      fail(port());
      expect(await failed).toBe('ModelCorrupt');
    }
    expect(ports.filter(({ isTerminated }) => !isTerminated)).toEqual([first]);
    const superseded = outcome(engine.load({ source }));
    const newest = engine.load({ source });
    succeed(port());
    expect(await superseded).toBe('Aborted');
    await newest;
    expect(ports.filter(({ isTerminated }) => !isTerminated)).toEqual([port()]);
  });
});
