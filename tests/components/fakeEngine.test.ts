/** The fake must be as lawful as the real engine, or views would be tested on impossible numbers. */
import { describe, expect, it } from 'vitest';
import type { Params } from '@/engine/protocol.ts';
import { HEAD_ROLES } from '@/model/headRoles.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { createFakeEngine, fakeId, type FakeOptions } from './fakeEngine.ts';
import { BYTES_A_TOKEN } from './fakePool.ts';

const TEXT = 'the cat sat on the mat';

async function runText(text: string, options: FakeOptions & Partial<Params<'run'>> = {}) {
  const { intervention, lane, keep, ...others } = options;
  const engine = createFakeEngine(others);
  await engine.load({ source: EMBEDDED });
  const { ids } = await engine.tokenize({ text });
  const wanted = { ids, ...(intervention && { intervention }), ...(lane && { lane }), ...(keep && { keep }) };
  const run = await engine.run(wanted);
  return { engine, ids, run, runId: run.runId, last: ids.length - 1 };
}

const numbers = (count: number, valueOf: (i: number) => number) =>
  Float32Array.from({ length: count }, (_, i) => valueOf(i));
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

/** Sums over the first axis of A×B. */
function sumRows(data: Float32Array, width: number): number[] {
  return Array.from({ length: width }, (_, i) => sum(data.filter((_value, at) => at % width === i)));
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) expect(actual[i]).toBeCloseTo(expected[i]!, 4);
}

describe('The fake engine', () => {
  it('splits a text into words it knows and bytes otherwise', async () => {
    const { ids } = await runText('the cat €');
    expect(Array.from(ids)).toEqual([fakeId('the'), fakeId(' cat'), 0x20, 0xe2, 0x82, 0xac]);
  });

  it('gives attention whose rows sum to 1 and never look ahead', async () => {
    const { engine, ids, run } = await runText('the cat sat');
    const { shape, data } = await engine.attention({ runId: run.runId });
    expect(shape).toEqual([2, 2, ids.length, ids.length]);
    for (let row = 0; row < data.length / ids.length; row++) {
      const weights = Array.from(data.subarray(row * ids.length, (row + 1) * ids.length));
      expect(sum(weights)).toBeCloseTo(1, 5);
      expect(weights.slice((row % ids.length) + 1).every((weight) => weight === 0)).toBe(true);
    }
  });

  it('is causal: a longer text begins with the same rows', async () => {
    const short = await runText('the cat');
    const long = await runText('the cat sat');
    const length = short.ids.length;
    const part = { name: 'residual', layer: 1, length } as const;
    const [before, after] = await Promise.all([
      short.engine.layerPart({ ...part, runId: short.run.runId }),
      long.engine.layerPart({ ...part, runId: long.run.runId }),
    ]);
    expect(Array.from(after.data)).toEqual(Array.from(before.data));
  });
});

describe('Held Traces of the fake engine', () => {
  it('grow in place: a part of the older run is stale', async () => {
    const { engine, ids, run } = await runText('a');
    expect((await engine.run({ ids })).held).toHaveLength(1);
    await expect(engine.attention({ runId: run.runId })).rejects.toMatchObject({ name: 'Stale' });
  });

  it('branch when a text goes on differently and is to be kept, and can be released', async () => {
    const { engine, runId } = await runText('the cat sat');
    const other = await engine.tokenize({ text: 'the cat gave' });
    const branch = await engine.run({ ...other, keep: true });
    expect(branch).toMatchObject({ held: [runId, branch.runId], heldBytes: 6 * BYTES_A_TOKEN, reused: 2 });
    expect((await engine.attention({ runId })).shape).toEqual([2, 2, 3, 3]);
    await engine.release({ runId });
    await engine.release({ runId });
    await expect(engine.attention({ runId })).rejects.toMatchObject({ name: 'Stale' });
  });

  it('keep the longer text when asked for its beginning', async () => {
    const { engine, ids, runId } = await runText('the cat sat');
    expect((await engine.run({ ids: ids.slice(0, 2), keep: true })).held).toContain(runId);
  });

  it('of the other lane and of other interventions are left alone', async () => {
    const { engine, ids, runId } = await runText(TEXT);
    const mlpScale = Float32Array.of(0, 1);
    const aside = await engine.run({ ids, lane: 'aside' });
    const changed = await engine.run({ ids, lane: 'aside', intervention: { mlpScale } });
    expect(changed.held).toEqual([runId, aside.runId, changed.runId]);
    const again = await engine.run({ ids, lane: 'aside', intervention: { mlpScale: mlpScale.slice() } });
    expect(again.held).toEqual([runId, aside.runId, again.runId]);
  });

  it('go when memory is short, the one used longest ago first, never the actual one', async () => {
    const { engine, runId } = await runText('aa', { heldLimitBytes: 6 * BYTES_A_TOKEN });
    const aside = (text: string) =>
      engine.tokenize({ text }).then(({ ids }) => engine.run({ ids, lane: 'aside', keep: true }));
    const [first, second] = [await aside('bb'), await aside('cc')];
    expect(second.held).toEqual([runId, first.runId, second.runId]);
    expect((await aside('dd')).held).not.toContain(first.runId);
    expect((await aside('ee')).held).toContain(runId);
  });
});

describe('Numbers of the fake engine', () => {
  const row = numbers(8, (i) => Math.sin(i));
  const interventions = {
    nothing: {},
    'heads scaled': { headScale: Float32Array.of(0, 1, 0.5, 2) },
    'an MLP off': { mlpScale: Float32Array.of(0, 1) },
    'an edge cut': { cuts: [{ layer: 0, head: null, query: 5, key: 0 }] },
    'a row replaced': { replacements: [{ level: 1, position: 5, row }] },
    'a row added': { additions: [{ level: 1, from: 2, row }] },
  };

  it.each(Object.entries(interventions))('hang together with %s', async (name, intervention) => {
    const { engine, runId, run, last } = await runText(TEXT, { intervention });
    const writes = await engine.writes({ runId, position: last });
    expect(writes.shape).toEqual([2, 4, 8]);
    for (const layer of [0, 1]) {
      const written = await engine.layerPart({ runId, name: 'attentionOut', layer });
      expectClose(sumRows(writes.data.slice(layer * 32, layer * 32 + 24), 8), written.data.slice(last * 8));
      const byKey = await engine.keyWrites({ runId, layer, head: 1, query: last });
      expectClose(sumRows(byKey.data, 8), writes.data.slice(layer * 32 + 8, layer * 32 + 16));
    }
    const tokens = Int32Array.of(3, fakeId(' cat'));
    const { shape, data } = await engine.attribution({ runId, position: last, tokens });
    expect(shape).toEqual([1 + 2 * 4 + 2, 2]);
    expectClose(
      sumRows(data, 2),
      Array.from(tokens, (token) => run.logits[token]!),
    );
    const isPut = name.startsWith('a row');
    expect(Math.max(...data.slice(-2).map(Math.abs)) > 1e-3).toBe(isPut);
    const byKey = await engine.keyAttribution({ runId, layer: 1, head: 0, query: last, token: 3 });
    expect(sum(byKey.data)).toBeCloseTo(data[(1 + 4) * 2]!, 4);
  });

  it('change with every kind of intervention', async () => {
    const plain = await runText(TEXT);
    for (const [name, intervention] of Object.entries(interventions).slice(1)) {
      const { run } = await runText(TEXT, { intervention });
      expect(Array.from(run.logits), name).not.toEqual(Array.from(plain.run.logits));
    }
  });

  it('continue a text with the likeliest token each time, and leave it as it was', async () => {
    const { engine, ids, runId } = await runText('the cat');
    const { ids: more, probabilities } = await engine.continuation({ runId, count: 3 });
    expect([more.length, probabilities.length]).toEqual([3, 3]);
    const next = await engine.run({ ids: Int32Array.of(...ids, ...more.slice(0, 2)) });
    expect(next.logits.indexOf(Math.max(...next.logits))).toBe(more[2]);
  });

  it('read the lens alike, whole and by its top', async () => {
    const { engine, runId, last, run } = await runText(TEXT);
    const { data } = await engine.lens({ runId, position: last });
    expectClose(data.slice(-run.logits.length), run.logits);
    const top = await engine.lensTop({ runId, position: last, count: 3 });
    expect(top.ids).toHaveLength(9);
    const firstLevel = data.slice(0, run.logits.length);
    expect(firstLevel[top.ids[0]!]).toBe(Math.max(...firstLevel));
  });

  it('measure streams, norms, neurons and roles in the shapes of the protocol', async () => {
    const { engine, runId, last } = await runText(TEXT);
    const sizes = await engine.streamSizes({ runId, from: 1, to: last });
    expect(sizes.shape).toEqual([last - 1, 9]);
    const { data } = await engine.wholePart({ runId, name: 'embedding', from: 1, to: 2 });
    expect(sizes.data[0]).toBeCloseTo(Math.hypot(...data), 5);
    expect((await engine.normWeights({})).shape).toEqual([5, 2, 8]);
    expect((await engine.neuronRows({ layer: 1, neurons: Int32Array.of(0, 31) })).shape).toEqual([2, 8]);
    expect((await engine.readRows({ rows: new Float32Array(16) })).shape).toEqual([2, 271]);
    expect((await engine.headRoles({})).shape).toEqual([2, 2, HEAD_ROLES.length]);
  });
});
