/** Which Traces are held: laws on a real network, order and memory on one that computes nothing. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Lane } from '@/engine/protocol.ts';
import { layerPart, wholeAttention, wholePart } from '@/engine/worker/parts.ts';
import type { SessionRunner } from '@/engine/worker/SessionRunner.ts';
import { heldLimitBytes, TracePool } from '@/engine/worker/TracePool.ts';
import type { Intervention } from '@/model/intervention.ts';
import { fakeNetwork } from '../support/fakeNetwork.ts';
import { largestDifference } from '../support/golden.ts';
import { openNetwork } from '../support/openNetwork.ts';

const MUCH = 2 ** 30;
const text = (...ids: number[]) => Int32Array.from(ids);

interface Wanted {
  readonly ids: Int32Array;
  readonly intervention?: Intervention;
  readonly lane?: Lane;
  readonly keep?: boolean;
}

/** A pool whose runs are numbered from 1. */
function poolOver(root: SessionRunner, limitBytes = MUCH) {
  const pool = new TracePool(root, limitBytes);
  let runs = 0;
  const run = async ({ ids, intervention, lane = 'actual', keep = false }: Wanted) => {
    const runId = ++runs;
    const { outcome } = await pool.run({ ids, intervention, lane, keep }, runId, (runner) =>
      runner.run(ids, { intervention }),
    );
    return { runId, reused: outcome.reused, held: pool.report().held };
  };
  return { pool, run };
}

/** Everything a Trace has, as one list of numbers. */
function numbersOf(runner: SessionRunner): Float32Array {
  const layers = [0, 1, 2, 3].flatMap((layer) =>
    (['query', 'key', 'value', 'mlpActivation', 'residual'] as const).map((name) => layerPart(runner, name, layer)),
  );
  const parts = [...layers, wholeAttention(runner), wholePart(runner, 'logits')];
  return Float32Array.of(...parts.flatMap(({ data }) => [...data]), ...runner.trace.surprisal.slice(1));
}

describe('a real network', () => {
  let root: SessionRunner;
  beforeAll(async () => {
    root = (await openNetwork('plain')).runner;
  });
  afterAll(() => root.release());

  test('a branch has bit for bit the numbers of a text that was never a branch, and so has the text it left', async () => {
    const { pool, run } = poolOver(root);
    const first = await run({ ids: text(1, 2, 3, 4, 5, 6) });
    const before = numbersOf(pool.require(first.runId).runner);
    const branch = await run({ ids: text(1, 2, 3, 9, 8), keep: true });
    expect(branch).toMatchObject({ reused: 3, held: [first.runId, branch.runId] });

    const alone = root.fork();
    await alone.run(text(1, 2, 3, 4, 5, 6));
    expect(numbersOf(pool.require(first.runId).runner)).toEqual(before);
    expect(numbersOf(alone)).toEqual(before);
    await alone.run(text(1, 2, 3, 9, 8));
    expect(numbersOf(pool.require(branch.runId).runner)).toEqual(numbersOf(alone));
  });

  test('however texts follow each other, each that is held is what the network makes of it', async () => {
    const headScale = new Float32Array(16).fill(1).fill(0, 3, 5);
    const step = fc.record({
      ids: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 }),
      intervention: fc.constantFrom({}, { headScale }),
      lane: fc.constantFrom<Lane>('actual', 'aside'),
      keep: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const { pool, run } = poolOver(root);
        const wanted = new Map<number, Wanted>();
        for (const each of steps) {
          const ids = Int32Array.from(each.ids);
          const { runId, held } = await run({ ...each, ids });
          wanted.set(runId, { ...each, ids });
          expect(held).toContain(runId);
          expect(held.every((id) => wanted.has(id))).toBe(true);
        }
        for (const runId of pool.report().held) {
          const { ids, intervention } = wanted.get(runId)!;
          const { runner, length } = pool.require(runId);
          expect([...runner.trace.ids.slice(0, length)]).toEqual([...ids]);
          const alone = root.fork();
          await alone.run(ids, { intervention });
          expect(largestDifference(numbersOf(runner), numbersOf(alone))).toBeLessThan(1e-4);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('a run beside the text on show never takes its name or its numbers', async () => {
    const { pool, run } = poolOver(root);
    const actual = await run({ ids: text(5, 6, 7) });
    const before = numbersOf(pool.require(actual.runId).runner);
    await run({ ids: text(5, 6, 8), lane: 'aside' });
    await run({ ids: text(5, 6, 7, 8), lane: 'aside', intervention: { mlpScale: Float32Array.of(0, 1, 1, 1) } });
    await run({ ids: text(9), lane: 'aside' });
    expect(numbersOf(pool.require(actual.runId).runner)).toEqual(before);
  });

  test('interventions are told apart by value', async () => {
    const { run } = poolOver(root);
    const cut = () => ({ cuts: [{ layer: 1, head: null, query: 2, key: 0 }] });
    await run({ ids: text(1, 2, 3), intervention: cut() });
    expect((await run({ ids: text(1, 2, 3, 4), intervention: cut() })).reused).toBe(3);
    expect((await run({ ids: text(1, 2, 3, 4) })).reused).toBe(0);
    // Factors of 1 change nothing.
    const ones = { headScale: new Float32Array(16).fill(1) };
    expect((await run({ ids: text(1, 2, 3, 4, 5), intervention: ones })).reused).toBe(4);
  });

  test('what cannot be asked for leaves the pool as it was', async () => {
    const { pool, run } = poolOver(root);
    const { runId } = await run({ ids: text(1, 2) });
    const wrong = { mlpScale: Float32Array.of(0) };
    await expect(run({ ids: text(1, 2), intervention: wrong })).rejects.toMatchObject({ name: 'Internal' });
    await expect(run({ ids: text(1, -2), lane: 'aside' })).rejects.toMatchObject({ name: 'Internal' });
    expect(pool.report().held).toEqual([runId]);
  });
});

describe('names', () => {
  test('a text that is cut or grows gets a new one, and the old one is stale', async () => {
    const { pool, run } = poolOver(fakeNetwork().runner);
    const first = await run({ ids: text(1, 2, 3) });
    const grown = await run({ ids: text(1, 2, 3, 0), keep: true });
    const cut = await run({ ids: text(1, 2, 2) });
    expect([grown.held, cut.held]).toEqual([[grown.runId], [cut.runId]]);
    for (const { runId } of [first, grown]) expect(() => pool.require(runId)).toThrow(/Stale/);
  });

  test('the beginning of a text that is to be kept is held beside it', async () => {
    const { run } = poolOver(fakeNetwork().runner);
    const long = await run({ ids: text(1, 2, 3) });
    expect(await run({ ids: text(1, 2), keep: true })).toMatchObject({ reused: 2, held: [long.runId, 2] });
  });

  test('of two branches the one that shares more grows', async () => {
    const { run } = poolOver(fakeNetwork().runner);
    await run({ ids: text(1, 2, 3, 3) });
    await run({ ids: text(1, 2, 0), keep: true });
    expect(await run({ ids: text(1, 2, 3, 3, 1), keep: true })).toMatchObject({ reused: 4, held: [2, 3] });
  });

  test('what is released is gone, and a second time does no harm', async () => {
    const { pool, run } = poolOver(fakeNetwork().runner);
    const { runId } = await run({ ids: text(1, 2) });
    pool.release(runId);
    pool.release(runId);
    expect(pool.report()).toMatchObject({ held: [], heldBytes: 0 });
    expect(() => pool.require(runId)).toThrow(/Stale/);
  });
});

describe('memory', () => {
  /** What three tokens take: 16 rows of four logits, keys and values of two numbers. */
  const THREE_TOKENS = 16 * 4 * 4 + 3 * 2 * 2 * 4;

  test('is counted in bytes', async () => {
    const { pool, run } = poolOver(fakeNetwork().runner);
    await run({ ids: text(1, 2, 3) });
    await run({ ids: text(2, 2, 3), lane: 'aside' });
    expect(pool.report()).toMatchObject({ heldBytes: 2 * THREE_TOKENS, heldLimitBytes: MUCH });
  });

  test('the text used longest ago goes first, and asking for a part is a use', async () => {
    const { pool, run } = poolOver(fakeNetwork().runner, 3.5 * THREE_TOKENS);
    await run({ ids: text(1, 1, 1) });
    await run({ ids: text(2, 2, 2), lane: 'aside' });
    await run({ ids: text(3, 3, 3), lane: 'aside', keep: true });
    pool.require(2);
    expect((await run({ ids: text(0, 0, 0), lane: 'aside', keep: true })).held).toEqual([1, 2, 4]);
    expect((await run({ ids: text(0, 1, 0), lane: 'aside', keep: true })).held).toEqual([1, 4, 5]);
  });

  test('the text on show and the one just read stay, even when they are too much', async () => {
    const { pool, run } = poolOver(fakeNetwork().runner, THREE_TOKENS);
    await run({ ids: text(1, 1, 1) });
    await run({ ids: text(2, 2, 2), lane: 'aside' });
    expect((await run({ ids: text(3, 3, 3), lane: 'aside', keep: true })).held).toEqual([1, 3]);
    expect(pool.report().heldBytes).toBeGreaterThan(pool.report().heldLimitBytes);
    expect((await run({ ids: text(1, 1, 2), keep: true })).held).toEqual([4]);
  });

  test('is less on a device that has little', () => {
    expect(heldLimitBytes(true)).toBeLessThan(heldLimitBytes(false) / 2);
  });
});

describe('a run that is not finished', () => {
  const aborted = () => Promise.reject(new Error('given up'));

  test('leaves no copy of what is held anyway', async () => {
    const { pool, run } = poolOver(fakeNetwork().runner);
    await run({ ids: text(1, 2, 3) });
    const { heldBytes } = pool.report();
    const branch = { ids: text(1, 2, 0), intervention: undefined, lane: 'actual', keep: true } as const;
    await expect(pool.run(branch, 7, aborted)).rejects.toThrow('given up');
    expect(pool.report()).toMatchObject({ held: [1], heldBytes });
  });

  test('leaves what was read, without a name, for the next one to go on with', async () => {
    const { pool, run } = poolOver(fakeNetwork().runner);
    const wanted = { ids: text(1, 2, 3, 0), intervention: undefined, lane: 'actual', keep: false } as const;
    const half = pool.run(wanted, 7, async (runner) => {
      await runner.run(text(1, 2));
      return aborted();
    });
    await expect(half).rejects.toThrow('given up');
    expect(pool.report().held).toEqual([]);
    expect((await run({ ids: wanted.ids })).reused).toBe(2);
  });
});
