/**
 * The embedding matrices against an independent reading of the same file (training/reference_embeddings.py: the onnx
 * package, numpy, float64), and against what every golden network looks up itself.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { EmbeddingTables } from '@/engine/instrument/embeddingTables.ts';
import { readEmbeddingTables } from '@/engine/instrument/embeddingTables.ts';
import type { NearestRows } from '@/engine/protocol.ts';
import { readModel } from '@/engine/onnx/readModel.ts';
import {
  embeddingMoments,
  embeddingNorms,
  embeddingProjection,
  embeddingRows,
  nearestRows,
} from '@/engine/worker/embeddings.ts';
import { wholePart } from '@/engine/worker/parts.ts';
import { principalAxes } from '@/engine/projection/worker/principalAxes.ts';
import { largestDifference, NETWORKS, readBytes, readJson, sizesOf } from '../support/golden.ts';
import type { NetworkName } from '../support/golden.ts';
import { openNetwork, openOpaque } from '../support/openNetwork.ts';

/** One float32 product against the same in float64. */
const EXACT = 1e-6;
/** Sums of 192 products in float32 against float64. */
const SUMMED = 2e-5;

interface Reference {
  readonly rows: readonly { readonly id: number; readonly values: readonly number[] }[];
  readonly positions: readonly { readonly at: number; readonly values: readonly number[] }[];
  readonly norms: Readonly<Record<string, number>>;
  readonly neighbours: readonly {
    readonly token: string;
    readonly id: number;
    readonly ids: readonly number[];
    readonly cosine: readonly number[];
    readonly dot: readonly number[];
    readonly norms: readonly number[];
  }[];
  readonly spectrum: Readonly<Record<'token' | 'position', { readonly shares: number[]; readonly variance: number }>>;
}
const reference = readJson('tests/golden/references/embeddings.json') as Reference;
/** Where neighbours are as near as rounding can tell, their order is chance: each must be as near as is said. */
const isClear = ({ cosine }: Reference['neighbours'][number]) =>
  cosine.every((value, i) => i === 0 || cosine[i - 1]! - value > SUMMED);
const floats = (values: readonly number[]) => Float32Array.from(values);
/** Vectors of one search. */
const AT_ONCE = 64;
const work = { signal: new AbortController().signal, onProgress: () => undefined };

describe('the embeddings of the embedded model', () => {
  let tables: EmbeddingTables;
  beforeAll(() => {
    tables = readEmbeddingTables(readModel(readBytes(NETWORKS.embedded)), sizesOf('embedded'));
    searchAll();
  });

  /** Of each token of the reference what is nearest to it; many are looked for in one go through all rows. */
  const nearest = new Map<number, NearestRows>();
  function searchAll(): void {
    for (let from = 0; from < reference.neighbours.length; from += AT_ONCE) {
      const part = reference.neighbours.slice(from, from + AT_ONCE);
      const ids = Int32Array.from(part, ({ id }) => id);
      const count = part[0]!.ids.length;
      const { data } = embeddingRows(tables, { table: 'token', ids });
      const all = nearestRows(tables, { table: 'token', vectors: data, count, by: 'cosine' });
      ids.forEach((id, at) => {
        const own = <Numbers extends Int32Array | Float32Array>(numbers: Numbers) =>
          numbers.subarray(at * count, (at + 1) * count) as Numbers;
        nearest.set(id, {
          ids: own(all.ids),
          cosine: own(all.cosine),
          dot: own(all.dot),
          norms: own(all.norms),
        });
      });
    }
  }
  function foundOf(id: number): NearestRows {
    const found = nearest.get(id);
    if (!found) throw new Error(`Nothing was looked for near ${id}.`);
    return found;
  }

  test('are rows of int8 with a scale each, and of float32 for positions', () => {
    expect([tables.token.rows, tables.token.width, tables.token.storage]).toEqual([8192, 192, 'int8']);
    expect([tables.position?.rows, tables.position?.storage]).toEqual([256, 'float32']);
  });

  test('are the numbers that an independent reader finds', () => {
    for (const { id, values } of reference.rows)
      expect(largestDifference(tables.token.row(id), floats(values))).toBeLessThan(EXACT);
    for (const { at, values } of reference.positions)
      expect(largestDifference(tables.position!.row(at), floats(values))).toBeLessThan(EXACT);
    const { data } = embeddingNorms(tables, { table: 'token' });
    for (const [id, value] of Object.entries(reference.norms)) expect(data[Number(id)]).toBeCloseTo(value, 5);
  });

  test.each(reference.neighbours)('have the neighbours of$token that an independent search finds', (expected) => {
    const found = foundOf(expected.id);
    expect(largestDifference(found.cosine, floats(expected.cosine))).toBeLessThan(SUMMED);
    if (!isClear(expected)) return;
    expect([...found.ids]).toEqual(expected.ids);
    expect(largestDifference(found.dot, floats(expected.dot))).toBeLessThan(SUMMED);
    expect(largestDifference(found.norms, floats(expected.norms))).toBeLessThan(SUMMED);
  });

  test('are compared with what was found for dozens of tokens of all kinds, nearly all of them in a clear order', () => {
    expect(reference.neighbours.length).toBeGreaterThan(60);
    expect(reference.neighbours.filter(isClear).length).toBeGreaterThan(0.8 * reference.neighbours.length);
  });

  test.each(['token', 'position'] as const)(
    'vary along their first axes as numpy says of the %s table',
    async (table) => {
      const { data, shape } = await embeddingMoments(tables, { table }, work);
      const width = shape[1]!;
      const { axes, shares, variance } = principalAxes(data.subarray(width), width, 4);
      const expected = reference.spectrum[table];
      expect(variance).toBeCloseTo(expected.variance, 4);
      expect(largestDifference(shares, floats(expected.shares))).toBeLessThan(1e-4);
      const offset = data.slice(0, width);
      const { data: places } = await embeddingProjection(tables, { table, offset, axes }, work);
      const rows = places.length / 4;
      // What an axis explains is the variance of the places along it.
      for (const axis of [0, 1]) {
        let sum = 0;
        for (let row = 0; row < rows; row++) sum += places[row * 4 + axis]! ** 2 / rows;
        expect(sum / variance).toBeCloseTo(expected.shares[axis]!, 4);
      }
    },
  );
});

const READ = Object.keys(NETWORKS) as NetworkName[];

test('a graph that is not understood says why it has no tables', async () => {
  const { runner, tables } = await openOpaque();
  expect(tables).toEqual({ reason: expect.stringMatching(/./) as string });
  await runner.release();
});

test.each(READ)('the tables of the %s network are what it looks up itself', async (name) => {
  const { runner, tables } = await openNetwork(name);
  expect(tables).not.toHaveProperty('reason');
  const ids = Int32Array.of(5, 3, 2, 5);
  await runner.run(ids);
  const opened = tables as EmbeddingTables;
  const looked = wholePart(runner, 'embedding').data;
  const { width } = runner.sizes;
  ids.forEach((id, at) => {
    const token = opened.token.row(id);
    const place = opened.position!.row(at);
    const sum = token.map((value, i) => value + place[i]!);
    expect(largestDifference(sum, looked.subarray(at * width, (at + 1) * width))).toBeLessThan(1e-4);
  });
  await runner.release();
});
