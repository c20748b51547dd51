/** The page's side of the protocol when the worker fails, and the trainer where WebAssembly SIMD is missing. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { compileKernels } from '@/trainer/kernels/loadKernels.ts';
import type { FromWorker, ToWorker, TrainerState } from '@/trainer/protocol.ts';
import { createWorkerTrainer } from '@/trainer/WorkerTrainer.ts';
import { TrainerHost } from '@/trainer/worker/TrainerHost.ts';
import { FakePort } from '../support/FakePort.ts';

function start() {
  const ports: FakePort<ToWorker, FromWorker>[] = [];
  const trainer = createWorkerTrainer('https://site.test/', () => {
    const port = new FakePort<ToWorker, FromWorker>();
    ports.push(port);
    return port;
  });
  return { trainer, ports };
}

describe('a worker', () => {
  test('starts with the first call, and is told where the site is', () => {
    const { trainer, ports } = start();
    expect(ports).toHaveLength(0);
    void trainer.pause({}).catch(() => undefined);
    expect(ports[0]!.posted[0]).toMatchObject({ kind: 'start', siteUrl: 'https://site.test/' });
    expect(ports[0]!.posted[1]).toMatchObject({ kind: 'request', name: 'pause' });
  });

  test('whose script never runs is NoWorker; one that breaks later has crashed; the next call starts another', async () => {
    const { trainer, ports } = start();
    const first = trainer.pause({});
    ports[0]!.fail();
    await expect(first).rejects.toMatchObject({ name: 'NoWorker' });
    const second = trainer.pause({});
    const third = trainer.checkpoints({});
    ports[1]!.answer({ kind: 'ready' });
    ports[1]!.fail();
    await expect(second).rejects.toMatchObject({ name: 'WorkerCrashed' });
    await expect(third).rejects.toMatchObject({ name: 'WorkerCrashed' });
    expect(ports[1]!.isTerminated).toBe(true);
  });

  test('that cannot be made is NoWorker', async () => {
    const trainer = createWorkerTrainer('https://site.test/', () => {
      throw new Error('forbidden');
    });
    await expect(trainer.pause({})).rejects.toMatchObject({ name: 'NoWorker' });
  });

  test('answers each call by its id, in any order', async () => {
    const { trainer, ports } = start();
    const [one, two] = [trainer.save({ complete: false }), trainer.checkpoints({})];
    ports[0]!.answer({ kind: 'result', id: 2, name: 'checkpoints', result: { checkpoints: [] } });
    ports[0]!.answer({ kind: 'error', id: 1, error: { name: 'NoModel', detail: 'none' } });
    await expect(two).resolves.toEqual({ checkpoints: [] });
    await expect(one).rejects.toMatchObject({ name: 'NoModel', detail: 'none' });
  });

  test('is stopped with all that waits for it', async () => {
    const { trainer, ports } = start();
    const call = trainer.pause({});
    trainer.dispose();
    await expect(call).rejects.toMatchObject({ name: 'WorkerCrashed' });
    expect(ports[0]!.isTerminated).toBe(true);
  });
});

describe('a worker that ends itself', () => {
  function startWatched() {
    const port = new FakePort<ToWorker, FromWorker>();
    const watched = new Map<string, () => void>();
    const create = () => port;
    const trainer = createWorkerTrainer('https://site.test/', create, (life, ended) => {
      watched.set(life, ended);
      return () => watched.delete(life);
    });
    const states: TrainerState[] = [];
    trainer.onState((state) => states.push(state));
    return { port, trainer, watched, states, end: () => [...watched.values()].forEach((ended) => ended()) };
  }

  test('fails what was asked of it, and tells of a model that was training that it has stopped', async () => {
    const { port, trainer, watched, states, end } = startWatched();
    const call = trainer.pause({});
    // Before the worker holds its lock, waiting for it would be answered at once.
    expect(watched.size).toBe(0);
    port.answer({ kind: 'alive' });
    port.answer({ kind: 'state', state: { isRunning: true, failure: null, step: 7 } as TrainerState });
    end();
    await expect(call).rejects.toMatchObject({ name: 'WorkerCrashed' });
    expect(states.at(-1)).toMatchObject({ isRunning: false, step: 7, failure: { name: 'WorkerCrashed' } });
    expect(watched.size).toBe(0);
  });

  test('and one that is stopped by the page is not missed', () => {
    const { port, trainer, watched, states } = startWatched();
    void trainer.pause({}).catch(() => undefined);
    port.answer({ kind: 'alive' });
    port.answer({ kind: 'state', state: { isRunning: false, failure: null } as TrainerState });
    trainer.dispose();
    expect(watched.size).toBe(0);
    expect(states).toHaveLength(1);
  });
});

describe('without WebAssembly SIMD', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('there are no compiled kernels', () => {
    expect(compileKernels()).not.toBeNull();
    vi.stubGlobal('WebAssembly', { validate: () => false });
    expect(compileKernels()).toBeNull();
    vi.stubGlobal('WebAssembly', undefined);
    expect(compileKernels()).toBeNull();
  });

  test('a model learns all the same, and says with what', async () => {
    const posted: FromWorker[] = [];
    const host = new TrainerHost((message) => posted.push(message), null);
    const sizes = { layerCount: 1, headCount: 2, width: 16, contextLength: 32 };
    const ask = async (id: number, message: Record<string, unknown>) => {
      host.receive({ kind: 'request', id, ...message } as ToWorker);
      return vi.waitUntil(() => posted.find((reply) => reply.kind === 'result' && reply.id === id));
    };
    const prepared = await ask(1, { name: 'prepare', params: { text: { kind: 'story' }, sizes, seed: 1 } });
    expect(prepared).toMatchObject({ result: { kernels: 'scalar' } });
    await ask(2, { name: 'begin', params: { phase: 'pretrain', settings: { steps: 5, rows: 1 } } });
    const state = await ask(3, { name: 'step', params: { count: 5 } });
    expect(state).toMatchObject({ result: { step: 5, failure: null } });
  });
});
