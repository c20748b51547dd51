/** Laws of interventions, whatever they are: the cache makes no difference, and what makes no sense is refused. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Intervention } from '@/model/intervention.ts';
import { layerPart, wholeAttention, wholePart } from '@/engine/worker/parts.ts';
import type { SessionRunner } from '@/engine/worker/SessionRunner.ts';
import { largestDifference, sizesOf } from '../support/golden.ts';
import { openNetwork, openOpaque } from '../support/openNetwork.ts';

const SAME = 1e-4;
const { layerCount, headCount, headSize, width, neuronCount } = sizesOf('plain');
const text = (...ids: number[]) => Int32Array.from(ids);
/** Numbers of the size the residual stream has, the same every time. */
const rowOf = (seed: number) => Float32Array.from({ length: width }, (_, i) => Math.sin((seed + 1) * (i + 1)));

const level = fc.nat(layerCount);
const position = fc.nat(9);
const row = fc.nat(99).map(rowOf);
const factors = (count: number) =>
  fc.array(fc.constantFrom(0, 0.5, 1, 2), { minLength: count, maxLength: count }).map((all) => Float32Array.from(all));
/** Never the key 0, so that every query keeps one. */
const cut = fc
  .record({
    layer: fc.nat(layerCount - 1),
    head: fc.option(fc.nat(headCount - 1)),
    query: fc.integer({ min: 1, max: 9 }),
    of: fc.nat(8),
  })
  .map(({ layer, head, query, of }) => ({ layer, head, query, key: 1 + (of % query) }));
const anyIntervention: fc.Arbitrary<Intervention> = fc.record(
  {
    headScale: factors(layerCount * headCount),
    headAdditions: fc.array(
      fc.record({
        layer: fc.nat(layerCount - 1),
        head: fc.nat(headCount - 1),
        row: row.map((all) => all.slice(0, headSize)),
      }),
      { maxLength: 3 },
    ),
    mlpScale: factors(layerCount),
    cuts: fc.array(cut, { maxLength: 6 }),
    replacements: fc.array(fc.record({ level, position, row }), { maxLength: 3 }),
    additions: fc.array(fc.record({ level, from: position, row }), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

let root: SessionRunner;
beforeAll(async () => {
  ({ runner: root } = await openNetwork('plain'));
});
afterAll(() => root.release());

function expectSame(a: SessionRunner, b: SessionRunner): void {
  for (const part of ['key', 'attention', 'mlpOut', 'residual'] as const)
    for (const layer of [0, layerCount - 1])
      expect(largestDifference(layerPart(a, part, layer).data, layerPart(b, part, layer).data)).toBeLessThan(SAME);
  expect(largestDifference(wholePart(a, 'embedding').data, wholePart(b, 'embedding').data)).toBeLessThan(SAME);
  expect(largestDifference(wholePart(a, 'logits').data, wholePart(b, 'logits').data)).toBeLessThan(SAME);
}

describe('an intervention', () => {
  const ids = text(3, 141, 592, 65, 358, 979, 323, 84, 626, 43);

  test('gives the same Trace however the text is arrived at, with rows of attention that sum to 1', async () => {
    await fc.assert(
      fc.asyncProperty(anyIntervention, fc.subarray([1, 2, 3, 4, 5, 6, 7, 8, 9]), async (intervention, stops) => {
        const [whole, stepwise] = [root.fork(), root.fork()];
        await whole.run(ids, { intervention });
        for (const stop of [...stops, ids.length]) await stepwise.run(ids.subarray(0, stop), { intervention });
        expectSame(stepwise, whole);
        const { data } = wholeAttention(whole);
        for (let start = 0; start < data.length; start += ids.length) {
          const sum = data.subarray(start, start + ids.length).reduce((total, weight) => total + weight, 0);
          expect(Math.abs(sum - 1)).toBeLessThan(1e-5);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('leaves the tokens before it as they are', async () => {
    const [changed, plain] = [root.fork(), root.fork()];
    await plain.run(ids);
    const intervention: Intervention = {
      cuts: [{ layer: 0, head: null, query: 5, key: 1 }],
      replacements: [{ level: 1, position: 6, row: rowOf(1) }],
      additions: [{ level: 2, from: 5, row: rowOf(2) }],
    };
    await changed.run(ids, { intervention });
    const before = (runner: SessionRunner) => wholePart(runner, 'logits', 0, 5).data;
    expect(largestDifference(before(changed), before(plain))).toBeLessThan(SAME);
    const at = (runner: SessionRunner) => wholePart(runner, 'logits', 5, 6).data;
    expect(largestDifference(at(changed), at(plain))).toBeGreaterThan(0.01);
  });

  test('shows the rows that were put in, at every level', async () => {
    const runner = root.fork();
    const replacements = Array.from({ length: layerCount + 1 }, (_, at) => ({
      level: at,
      position: 2,
      row: rowOf(at),
    }));
    const additions = [{ level: 1, from: 1, row: rowOf(50) }];
    await runner.run(ids, { intervention: { replacements, additions } });
    const shown = (at: number) =>
      (at === 0 ? wholePart(runner, 'embedding') : layerPart(runner, 'residual', at - 1)).data.subarray(
        2 * width,
        3 * width,
      );
    for (const { level: at, row: put } of replacements) {
      const expected = at === 1 ? put.map((value, i) => value + additions[0]!.row[i]!) : put;
      expect(shown(at)).toEqual(expected);
    }
  });

  test('takes a cut weight away and nothing else of its row', async () => {
    const [runner, plain] = [root.fork(), root.fork()];
    await plain.run(ids);
    await runner.run(ids, { intervention: { cuts: [{ layer: 0, head: 2, query: 6, key: 3 }] } });
    const rows = (one: SessionRunner) => layerPart(one, 'attention', 0).data;
    const start = (2 * ids.length + 6) * ids.length;
    const [after, before] = [rows(runner), rows(plain)].map((data) => data.slice(start, start + ids.length)) as [
      Float32Array,
      Float32Array,
    ];
    expect(after[3]).toBe(0);
    // The others share it in proportion.
    const expected = before.map((weight, key) => (key === 3 ? 0 : weight / (1 - before[3]!)));
    expect(largestDifference(after, expected)).toBeLessThan(1e-6);
    const others = (data: Float32Array) => data.filter((_, i) => i < start || i >= start + ids.length);
    expect(largestDifference(others(rows(runner)), others(rows(plain)))).toBeLessThan(1e-6);
  });

  test('empties the Trace when it changes, and only then', async () => {
    const runner = root.fork();
    const steer = (): Intervention => ({ additions: [{ level: 1, from: 2, row: rowOf(7) }] });
    await runner.run(ids);
    expect(runner.isUnder({ mlpScale: new Float32Array(layerCount).fill(1) })).toBe(true);
    expect((await runner.run(ids, { intervention: steer() })).reused).toBe(0);
    expect(runner.isUnder(steer())).toBe(true);
    expect((await runner.run(ids, { intervention: steer() })).reused).toBe(ids.length);
    const moved = { additions: [{ ...steer().additions![0]!, from: 3 }] };
    expect((await runner.run(ids, { intervention: moved })).reused).toBe(0);
    expect((await runner.run(ids)).reused).toBe(0);
    expect(runner.intervention).toEqual({});
  });

  test('is a copy: what becomes of the arrays that described it does not matter', async () => {
    const runner = root.fork();
    const mlpScale = new Float32Array(layerCount);
    await runner.run(ids.subarray(0, 4), { intervention: { mlpScale } });
    mlpScale.fill(1);
    await runner.run(ids, { intervention: { mlpScale: new Float32Array(layerCount) } });
    const fresh = root.fork();
    await fresh.run(ids, { intervention: { mlpScale: new Float32Array(layerCount) } });
    expectSame(runner, fresh);
  });

  test.each<[string, Intervention]>([
    ['too few factors', { mlpScale: new Float32Array(layerCount - 1) }],
    ['a factor that is no number', { headScale: new Float32Array(layerCount * headCount).fill(NaN) }],
    ['an edge to the future', { cuts: [{ layer: 0, head: 0, query: 1, key: 2 }] }],
    ['a head that is not there', { cuts: [{ layer: 0, head: headCount, query: 2, key: 1 }] }],
    ['half a layer', { cuts: [{ layer: 0.5, head: 0, query: 2, key: 1 }] }],
    ['the only key of a query', { cuts: [{ layer: 1, head: 0, query: 0, key: 0 }] }],
    [
      'every key of a query, some in one head and some in all',
      { cuts: [0, 1, 2].map((key) => ({ layer: 1, head: key === 1 ? null : 3, query: 2, key })) },
    ],
    ['a level above the last', { replacements: [{ level: layerCount + 1, position: 0, row: rowOf(0) }] }],
    ['a position beyond the context', { additions: [{ level: 0, from: 1024, row: rowOf(0) }] }],
    ['a row of another width', { replacements: [{ level: 0, position: 0, row: new Float32Array(width + 1) }] }],
    [
      'an addition to a head that is not there',
      { headAdditions: [{ layer: 0, head: headCount, row: new Float32Array(headSize) }] },
    ],
    [
      'an addition to a head of another width',
      { headAdditions: [{ layer: 0, head: 0, row: new Float32Array(width) }] },
    ],
    ['a row that is not finite', { additions: [{ level: 0, from: 0, row: rowOf(0).fill(Infinity) }] }],
  ])('is refused before anything is read when it asks for %s', async (_, intervention) => {
    const runner = root.fork();
    await runner.run(ids);
    await expect(runner.run(ids, { intervention })).rejects.toMatchObject({ name: 'Internal' });
    expect(runner.trace.ids).toHaveLength(ids.length);
    expect(runner.intervention).toEqual({});
  });

  test('is refused by a graph that was not found to allow it', async () => {
    const { runner } = await openOpaque();
    expect([...runner.can]).toEqual([]);
    const changes: Intervention[] = [
      { mlpScale: new Float32Array(layerCount) },
      { cuts: [{ layer: 0, head: 0, query: 1, key: 0 }] },
      { replacements: [{ level: 0, position: 0, row: rowOf(0) }] },
      { additions: [{ level: 0, from: 0, row: rowOf(0) }] },
    ];
    const refused = { name: 'NotInstrumented' };
    for (const intervention of changes) await expect(runner.run(ids, { intervention })).rejects.toMatchObject(refused);
    await expect(runner.projectHeads([rowOf(0)])).rejects.toMatchObject(refused);
    await expect(runner.projectNeurons(new Float32Array(neuronCount), 0)).rejects.toMatchObject(refused);
    await runner.release();
  });
});

describe('a fork', () => {
  test('has a Trace of its own and the same network', async () => {
    const [one, other] = [root.fork(), root.fork()];
    await one.run(text(1, 2, 3));
    await other.run(text(4, 5), { intervention: { mlpScale: new Float32Array(layerCount) } });
    expect([[...one.trace.ids], [...other.trace.ids]]).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    expect(one.normWeights).toBe(root.normWeights);
  });

  test('of what is held goes on from there, under the same intervention', async () => {
    const intervention = { additions: [{ level: 1, from: 0, row: rowOf(3) }] };
    const runner = root.fork();
    await runner.run(text(9, 8, 7), { intervention });
    const branch = runner.fork(runner);
    expect((await branch.run(text(9, 8, 7, 6), { intervention })).reused).toBe(3);
  });
});

describe('projections', () => {
  test('of what was mixed and of what fired are what attention and MLP wrote', async () => {
    const runner = root.fork();
    const ids = text(20, 30, 40);
    await runner.run(ids);
    const activations = layerPart(runner, 'mlpActivation', 1).data;
    expect(
      largestDifference(await runner.projectNeurons(activations, 1), layerPart(runner, 'mlpOut', 1).data),
    ).toBeLessThan(SAME);
  });

  test('are linear but for the bias, layer by layer, each with as many rows as it was given', async () => {
    const [a, b] = [rowOf(1), rowOf(2)];
    const sum = a.map((value, i) => value + b[i]!);
    const rows = Array.from({ length: layerCount }, () =>
      Float32Array.of(...a, ...b, ...sum, ...new Float32Array(width)),
    );
    rows[1] = new Float32Array(0);
    const written = await root.projectHeads(rows);
    expect(written.map(({ length }) => length / width)).toEqual([4, 0, 4, 4]);
    const [first, second, both, bias] = [0, 1, 2, 3].map((i) => written[2]!.slice(i * width, (i + 1) * width)) as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    expect(
      largestDifference(
        both,
        first.map((value, i) => value + second[i]! - bias[i]!),
      ),
    ).toBeLessThan(SAME);
    expect(await root.projectHeads(rows.map(() => new Float32Array(0)))).toEqual(rows.map(() => new Float32Array(0)));
  });

  test('leave Trace and cache as they are', async () => {
    const runner = root.fork();
    await runner.run(text(5, 6, 7));
    const before = wholePart(runner, 'logits').data;
    await runner.projectHeads(Array.from({ length: layerCount }, () => rowOf(4)));
    await runner.projectNeurons(new Float32Array(2 * neuronCount).fill(1), 3);
    expect((await runner.run(text(5, 6, 7))).reused).toBe(3);
    expect(wholePart(runner, 'logits').data).toEqual(before);
  });
});
