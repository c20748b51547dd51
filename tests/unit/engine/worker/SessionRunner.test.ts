/** Laws of the cache: however a text is arrived at, the Trace is the same. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Intervention } from '@/model/intervention.ts';
import { EngineError } from '@/engine/EngineError.ts';
import { layerPart, lens, wholeAttention, wholePart } from '@/engine/worker/parts.ts';
import type { InputTensor, Session } from '@/engine/worker/Runtime.ts';
import { SessionRunner } from '@/engine/worker/SessionRunner.ts';
import { largestDifference, NETWORKS, readBytes, sizesOf } from '../support/golden.ts';
import { createSession, openOpaque } from '../support/openNetwork.ts';
import { instrument } from '@/engine/instrument/instrument.ts';
import { readModel } from '@/engine/onnx/readModel.ts';

const SAME = 1e-4;
const text = (...ids: number[]) => Int32Array.from(ids);
const someTokens = fc.array(fc.nat(999), { minLength: 1, maxLength: 12 });

let session: Session;
let runner: SessionRunner;
/** How many tokens each call of the session was fed. */
const fed: number[] = [];

beforeAll(async () => {
  session = await createSession(instrument(readModel(readBytes(NETWORKS.plain))));
  const counting: Session = {
    ...session,
    run: (inputs, wanted) => {
      fed.push((inputs['input_ids'] as InputTensor).data.length);
      return session.run(inputs, wanted);
    },
  };
  runner = new SessionRunner(counting, sizesOf('plain'), { chunkTokens: 5 });
});
afterAll(() => session.release());

/** A Trace of the text made from nothing in one go. */
async function fresh(ids: Int32Array, intervention?: Intervention): Promise<SessionRunner> {
  const other = new SessionRunner(session, sizesOf('plain'), { chunkTokens: 1024 });
  await other.run(ids, { intervention });
  return other;
}

function expectSameTrace(a: SessionRunner, b: SessionRunner): void {
  expect([...a.trace.ids]).toEqual([...b.trace.ids]);
  for (const name of ['query', 'key', 'value', 'attention', 'mlpActivation', 'residual'] as const) {
    const [one, other] = [layerPart(a, name, 2), layerPart(b, name, 2)];
    expect(one.shape).toEqual(other.shape);
    expect(largestDifference(one.data, other.data)).toBeLessThan(SAME);
  }
  expect(largestDifference(wholePart(a, 'logits').data, wholePart(b, 'logits').data)).toBeLessThan(SAME);
  expect(largestDifference(a.trace.surprisal.slice(1), b.trace.surprisal.slice(1))).toBeLessThan(SAME);
}

describe('the cache', () => {
  test('makes no difference, whatever was read before', async () => {
    await fc.assert(
      fc.asyncProperty(someTokens, someTokens, fc.nat(12), async (before, after, shared) => {
        const first = text(...before);
        const second = text(...before.slice(0, shared), ...after);
        await runner.run(first);
        await runner.run(second);
        expectSameTrace(runner, await fresh(second));
      }),
      { numRuns: 12 },
    );
  });

  test('is cut back for undo, and what comes instead is as if it had always been so', async () => {
    await runner.run(text(1, 2, 3, 4, 5, 6));
    fed.length = 0;
    const back = await runner.run(text(1, 2, 3, 4));
    expect([back.reused, fed]).toEqual([4, []]);
    expectSameTrace(runner, await fresh(text(1, 2, 3, 4)));
    const other = await runner.run(text(1, 2, 3, 4, 900));
    expect([other.reused, fed]).toEqual([4, [1]]);
    expectSameTrace(runner, await fresh(text(1, 2, 3, 4, 900)));
  });

  test('is thrown away when heads are changed, and again when they are changed back', async () => {
    const ids = text(8, 7, 6, 5);
    const headScale = new Float32Array(16).fill(1);
    headScale[5] = 0;
    await runner.run(ids);
    expect((await runner.run(ids, { intervention: { headScale } })).reused).toBe(0);
    expectSameTrace(runner, await fresh(ids, { headScale }));
    expect((await runner.run(ids, { intervention: { headScale: headScale.slice() } })).reused).toBe(4);
    expect((await runner.run(ids)).reused).toBe(0);
    expectSameTrace(runner, await fresh(ids));
  });

  test('is not touched by the lens', async () => {
    const ids = text(10, 20, 30);
    await runner.run(ids);
    const one = await lens(runner, 1);
    await runner.run(text(10, 20, 30, 40));
    expect(largestDifference((await lens(runner, 1)).data, one.data)).toBeLessThan(SAME);
    expectSameTrace(runner, await fresh(text(10, 20, 30, 40)));
  });
});

describe('a long text', () => {
  const long = Int32Array.from({ length: 23 }, (_, i) => (i * 37) % 1000);

  test('is read in chunks, with word of each', async () => {
    await runner.run(text());
    fed.length = 0;
    const progress: (readonly [number, number])[] = [];
    await runner.run(long, { onProgress: (done, total) => progress.push([done, total]) });
    expect(fed).toEqual([5, 5, 5, 5, 3]);
    expect(progress).toEqual([5, 10, 15, 20, 23].map((done) => [done, 23]));
    expectSameTrace(runner, await fresh(long));
  });

  test('can be given up between chunks, and what was read is kept for the next', async () => {
    await runner.run(text());
    const controller = new AbortController();
    const run = runner.run(long, { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(run).rejects.toMatchObject({ name: 'Aborted' });
    expect((await runner.run(long)).reused).toBe(5);
    expectSameTrace(runner, await fresh(long));
  });

  test('lets messages in between chunks', async () => {
    await runner.run(text());
    let messages = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      messages++;
      port2.postMessage(null);
    };
    port2.postMessage(null);
    await runner.run(long);
    port1.close();
    expect(messages).toBeGreaterThan(1);
  });
});

describe('parts', () => {
  test('of the first tokens are the Trace of the shorter text', async () => {
    const ids = text(3, 1, 4, 1, 5, 9, 2, 6);
    await runner.run(ids);
    const short = await fresh(ids.subarray(0, 5));
    for (const name of ['query', 'key', 'value', 'attention', 'residualMid'] as const) {
      const cut = layerPart(runner, name, 1, 5);
      expect(cut.shape).toEqual(layerPart(short, name, 1).shape);
      expect(largestDifference(cut.data, layerPart(short, name, 1).data)).toBeLessThan(SAME);
    }
    expect(largestDifference(wholeAttention(runner, 5).data, wholeAttention(short).data)).toBeLessThan(SAME);
    const rows = wholePart(runner, 'logits', 2, 5);
    expect(rows.shape).toEqual([3, 1000]);
    expect(rows.data.slice(1000, 2000)).toEqual(wholePart(runner, 'logits', 3, 4).data);
  });

  test('are copies: giving them away takes nothing from the Trace', async () => {
    await runner.run(text(1, 2, 3));
    const before = layerPart(runner, 'key', 0).data.slice();
    layerPart(runner, 'key', 0).data.fill(0);
    expect(layerPart(runner, 'key', 0).data).toEqual(before);
  });

  test('that do not exist are refused', async () => {
    await runner.run(text(1, 2));
    const internal = expect.objectContaining({ name: 'Internal' });
    expect(() => layerPart(runner, 'query', 4)).toThrow(internal);
    expect(() => layerPart(runner, 'toString' as 'query', 0)).toThrow(internal);
    expect(() => wholePart(runner, 'query' as 'logits')).toThrow(internal);
    await expect(lens(runner, 2)).rejects.toMatchObject({ name: 'Internal' });
  });
});

describe('limits', () => {
  test('no text is no run, and a Trace of nothing', async () => {
    await runner.run(text(1));
    await runner.run(text());
    expect(runner.trace.ids).toHaveLength(0);
    expect(wholePart(runner, 'logits')).toEqual({ shape: [0, 0], data: new Float32Array(0) });
  });

  test('more tokens than the context are too long', async () => {
    await expect(runner.run(new Int32Array(1025))).rejects.toMatchObject({ name: 'TooLong' });
  });

  test('a token that is not in the vocabulary is refused before it is read', async () => {
    for (const id of [-1, 1000]) await expect(runner.run(text(id))).rejects.toBeInstanceOf(EngineError);
  });

  test('head factors of the wrong number, or that are no numbers, are refused', async () => {
    for (const headScale of [new Float32Array(3), new Float32Array(16).fill(NaN)])
      await expect(runner.run(text(1), { intervention: { headScale } })).rejects.toMatchObject({ name: 'Internal' });
  });

  test('the memory of a Trace stays the same over a hundred texts', async () => {
    const sizesBefore: number[] = [];
    for (let i = 0; i < 100; i++) {
      await runner.run(text(i, i + 1, i + 2, i % 7));
      if (i === 0) sizesBefore.push(runner.cache.length, runner.trace.ids.length);
    }
    expect([runner.cache.length, runner.trace.ids.length]).toEqual(sizesBefore);
  });
});

describe('a graph that cannot be looked into', () => {
  test('gives tokens and probabilities, and says what it cannot show', async () => {
    const opened = await openOpaque();
    expect(opened.opaqueReason).toMatch(/no outputs called present/);
    const opaque = opened.runner;
    const ids = text(5, 17, 900, 3);
    await opaque.run(ids.subarray(0, 2));
    // Without a cache the whole text is read again.
    expect((await opaque.run(ids)).reused).toBe(0);
    expect((await opaque.run(ids.subarray(0, 3))).reused).toBe(3);
    await opaque.run(ids);
    const whole = await fresh(ids);
    expect(largestDifference(wholePart(opaque, 'logits').data, wholePart(whole, 'logits').data)).toBeLessThan(SAME);
    const refused = expect.objectContaining({ name: 'NotInstrumented' });
    expect(() => layerPart(opaque, 'attention', 0)).toThrow(refused);
    expect(() => wholePart(opaque, 'embedding')).toThrow(refused);
    expect(() => wholeAttention(opaque)).toThrow(refused);
    await expect(lens(opaque, 0)).rejects.toMatchObject({ name: 'NotInstrumented' });
    const headScale = new Float32Array(16);
    await expect(opaque.run(ids, { intervention: { headScale } })).rejects.toMatchObject({ name: 'NotInstrumented' });
    await opaque.release();
  });
});
