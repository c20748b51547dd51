import { beforeEach, describe, expect, test } from 'vitest';
import { EngineError } from '@/engine/EngineError.ts';
import type { FromWorker } from '@/engine/protocol.ts';
import { describeFake, fakeNetwork } from '../support/fakeNetwork.ts';
import type { FakeNetwork } from '../support/fakeNetwork.ts';
import { HostBench } from '../support/HostBench.ts';

let bench: HostBench;
/** Set to hold a load back. */
let gate: Promise<void>;
let networks: FakeNetwork[];

beforeEach(() => {
  gate = Promise.resolve();
  networks = [];
  bench = new HostBench(async (source) => {
    await gate;
    if (source.id === 'missing') throw new EngineError('ModelNotFound', 'There is none.');
    networks.push(fakeNetwork());
    return { network: networks.at(-1)!, description: describeFake(source.id) };
  });
});

const send: HostBench['send'] = (name, params) => bench.send(name, params);
const answered = (id: number) => bench.answered(id);
const ask: HostBench['ask'] = (name, params) => bench.ask(name, params);
const load = (id = 'a') => ask('load', { source: { kind: 'embedded', id } });
const ids = Int32Array.of(1, 2, 3, 0, 1);

describe('loading', () => {
  test('tells the loader where the site is, and answers with the description', async () => {
    expect(await load()).toMatchObject({ source: { id: 'a' }, transparency: 'opaque' });
    expect(bench.loads[0]!.siteUrl).toBe('https://example.org/');
  });

  test('releases the old model only when the new one is there', async () => {
    await load();
    expect(await load('missing')).toBe('ModelNotFound');
    expect(networks[0]!.released()).toBe(false);
    expect(await ask('run', { ids })).toMatchObject({ length: 5 });
    await load('b');
    expect(networks.map((network) => network.released())).toEqual([true, false]);
  });

  test('is given up for a newer load, and what it loaded after all is released', async () => {
    let open = () => {};
    gate = new Promise((resolve) => (open = resolve));
    const older = send('load', { source: { kind: 'embedded', id: 'a' } });
    const newer = send('load', { source: { kind: 'embedded', id: 'b' } });
    expect(bench.loads[0]!.signal.aborted).toBe(true);
    open();
    expect(await answered(older)).toMatchObject({ error: { name: 'Aborted' } });
    expect(await answered(newer)).toMatchObject({ kind: 'result' });
    expect(networks.map((network) => network.released())).toEqual([true, false]);
  });

  test('makes the parts of older runs stale', async () => {
    await load();
    const run = await ask('run', { ids });
    const { runId } = run as { runId: number };
    await load('b');
    expect(await ask('wholePart', { runId, name: 'logits' })).toBe('Stale');
  });
});

describe('running', () => {
  test('without a model is refused', async () => {
    expect(await ask('run', { ids })).toBe('NoModel');
    expect(await ask('tokenize', { text: 'a' })).toBe('NoModel');
  });

  test('answers with logits, surprisal and what was kept, and hands the memory over', async () => {
    await load();
    await ask('run', { ids: ids.subarray(0, 2) });
    const id = send('run', { ids });
    expect(await answered(id)).toMatchObject({ result: { length: 5, reused: 2 } });
    const { message, transfer } = bench.posted.find(({ message: m }) => m.kind === 'result' && m.id === id)!;
    const { logits, surprisal } = (message as Extract<FromWorker, { name: 'run' }>).result;
    expect(logits).toHaveLength(4);
    expect([...surprisal]).toEqual([NaN, 2, 2, 2, 2]);
    expect(transfer).toEqual([logits.buffer, surprisal.buffer]);
  });

  test('reports progress of a long text', async () => {
    await load();
    const id = send('run', { ids });
    await answered(id);
    const progress = bench.posted.flatMap(({ message }) =>
      message.kind === 'progress' && message.id === id ? [message.progress] : [],
    );
    expect(progress).toEqual([2, 4, 5].map((done) => ({ phase: 'run', done, total: 5 })));
  });

  test('is given up for a newer run: one between chunks, one that has not begun', async () => {
    await load();
    const [first, second, third] = [
      send('run', { ids }),
      send('run', { ids }),
      send('run', { ids: ids.subarray(0, 3) }),
    ];
    expect(await answered(first)).toMatchObject({ error: { name: 'Aborted' } });
    expect(await answered(second)).toMatchObject({ error: { name: 'Aborted' } });
    expect(await answered(third)).toMatchObject({ result: { length: 3 } });
  });

  test('can be given up, and the model stays', async () => {
    await load();
    networks[0]!.onRun = () => bench.host.receive({ kind: 'abort', id: 2 });
    expect(await answered(send('run', { ids }))).toMatchObject({ error: { name: 'Aborted' } });
    networks[0]!.onRun = () => undefined;
    expect(await ask('run', { ids })).toMatchObject({ length: 5, reused: 2 });
  });

  test('makes older parts stale from the moment it begins', async () => {
    await load();
    const { runId } = (await ask('run', { ids })) as { runId: number };
    expect(await ask('wholePart', { runId, name: 'logits' })).toMatchObject({ shape: [5, 4] });
    let during: Promise<unknown> = Promise.resolve();
    networks[0]!.onRun = () => {
      during = ask('wholePart', { runId, name: 'logits' });
    };
    const next = (await ask('run', { ids: Int32Array.of(0) })) as { runId: number };
    expect(await during).toBe('Stale');
    expect(next.runId).toBeGreaterThan(runId);
    expect(await ask('wholePart', { runId: next.runId, name: 'logits' })).toMatchObject({ shape: [1, 4] });
  });
});

describe('failures', () => {
  test.each([
    [new RangeError('Array buffer allocation failed'), 'OutOfMemory'],
    [new Error('std::bad_alloc'), 'OutOfMemory'],
    [new Error('no available backend found. ERR: [wasm] Error: WebAssembly SIMD is not supported'), 'NoWebAssembly'],
    [new WebAssembly.RuntimeError('unreachable'), 'WorkerCrashed'],
    [new Error("Can't create a session. ERROR_CODE: 7, ERROR_MESSAGE: protobuf parsing failed."), 'ModelCorrupt'],
    [new SyntaxError('Unexpected end of JSON input'), 'ModelCorrupt'],
    [new Error('never heard of'), 'Internal'],
  ])('%s is called %s', async (error, name) => {
    await load();
    networks[0]!.onRun = () => Promise.reject(error);
    expect(await ask('run', { ids })).toBe(name);
  });

  test('of one run leave the next one whole', async () => {
    await load();
    networks[0]!.onRun = () => Promise.reject(new Error('once'));
    expect(await ask('run', { ids })).toBe('Internal');
    networks[0]!.onRun = () => undefined;
    expect(await ask('run', { ids })).toMatchObject({ length: 5, reused: 0 });
  });

  test('of parts have names too', async () => {
    await load();
    const { runId } = (await ask('run', { ids })) as { runId: number };
    expect(await ask('attention', { runId })).toBe('NotInstrumented');
    expect(await ask('lens', { runId, position: 0 })).toBe('NotInstrumented');
    expect(await ask('layerPart', { runId, name: 'key', layer: 9 })).toBe('Internal');
  });
});
