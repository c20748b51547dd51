/**
 * Questions about the embedding matrices: rows, the rows nearest to a vector, and what a projection needs of all
 * rows together. Searches are done here, so that the matrix never crosses to the page as a whole.
 */
import type { EmbeddingTables } from '@/engine/instrument/embeddingTables.ts';
import type { WeightTable } from '@/engine/onnx/WeightTable.ts';
import { MOST_EMBEDDING_NUMBERS } from '@/engine/protocol.ts';
import type { EmbeddingTable, NearestRows, Params, PartData, Result, TableFacts } from '@/engine/protocol.ts';
import { EngineError } from '@/engine/EngineError.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import { isIndex, requireKnown } from './requirePart.ts';
import { yieldToMessages } from './yieldToMessages.ts';

/** The tables of a network, or why there are none. */
export type Tables = EmbeddingTables | { readonly reason: string };

export interface LongWork {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Between two looks at the messages, in milliseconds: a run that is asked for meanwhile begins within it. */
const SLICE = 24;

export function embeddingTables(tables: Tables): Result<'embeddingTables'> {
  if ('reason' in tables) return { token: null, position: null, reason: tables.reason };
  return { token: factsOf(tables.token), position: tables.position && factsOf(tables.position), reason: null };
}

export function embeddingRows(tables: Tables, { table, ids }: Params<'embeddingRows'>): PartData {
  const of = requireTable(tables, table);
  const { width } = of;
  requireKnown(ids.length * width <= MOST_EMBEDDING_NUMBERS, `way to send ${ids.length} rows at once`);
  const data = new Float32Array(ids.length * width);
  ids.forEach((id, i) => {
    requireKnown(isIndex(id, of.rows), `row ${id}`);
    of.row(id, data.subarray(i * width, (i + 1) * width));
  });
  return { shape: [ids.length, width], data };
}

export function embeddingNorms(tables: Tables, { table }: Params<'embeddingNorms'>): PartData {
  const norms = requireTable(tables, table).norms();
  return { shape: [norms.length], data: norms.slice() };
}

/** For each of R vectors the `count` rows that are nearest, best first; equal ones by number. */
export function nearestRows(tables: Tables, { table, vectors, count, by }: Params<'nearestRows'>): NearestRows {
  const of = requireTable(tables, table);
  const { width, rows } = of;
  const asked = vectors.length / width;
  requireKnown(Number.isInteger(asked) && asked <= MOST_NEAREST, `way to look for ${vectors.length} numbers`);
  const norms = of.norms();
  const products = Array.from({ length: asked }, () => new Float32Array(rows));
  const row = new Float32Array(width);
  for (let index = 0; index < rows; index++) {
    of.row(index, row);
    for (let v = 0; v < asked; v++) {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += row[i]! * vectors[v * width + i]!;
      products[v]![index] = sum;
    }
  }
  const most = Math.min(Math.max(0, Math.trunc(count)), rows);
  const found = { ids: new Int32Array(asked * most), dot: new Float32Array(asked * most) };
  const [cosine, lengths] = [new Float32Array(asked * most), new Float32Array(asked * most)];
  products.forEach((product, v) => {
    const length = lengthOf(vectors.subarray(v * width, (v + 1) * width));
    const cosines = product.map((value, i) => {
      const both = length * norms[i]!;
      return both === 0 ? 0 : Math.min(1, Math.max(-1, value / both));
    });
    largestIndices(by === 'cosine' ? cosines : product, most).forEach((id, i) => {
      const at = v * most + i;
      found.ids[at] = id;
      found.dot[at] = product[id]!;
      cosine[at] = cosines[id]!;
      lengths[at] = norms[id]!;
    });
  });
  return { ...found, cosine, norms: lengths };
}

/** Mean (d) and covariance (d×d, divided by the number of rows) of all rows, laid end to end: (d + 1)×d. */
export async function embeddingMoments(
  tables: Tables,
  { table }: Params<'embeddingMoments'>,
  work: LongWork,
): Promise<PartData> {
  const of = requireTable(tables, table);
  const { width, rows } = of;
  const mean = new Float64Array(width);
  const row = new Float32Array(width);
  await eachRow(rows, work, 0, (index) => {
    of.row(index, row);
    for (let i = 0; i < width; i++) mean[i]! += row[i]! / rows;
  });
  // Doubles: the largest and the smallest of d² sums lie far apart.
  const sums = new Float64Array(width * width);
  await eachRow(rows, work, rows, (index) => {
    of.row(index, row);
    for (let i = 0; i < width; i++) row[i]! -= mean[i]!;
    for (let i = 0; i < width; i++) {
      const [at, factor] = [i * width, row[i]!];
      for (let j = i; j < width; j++) sums[at + j]! += factor * row[j]!;
    }
  });
  const data = new Float32Array((width + 1) * width);
  data.set(mean);
  for (let i = 0; i < width; i++)
    for (let j = i; j < width; j++) data[(i + 1) * width + j] = data[(j + 1) * width + i] = sums[i * width + j]! / rows;
  return { shape: [width + 1, width], data };
}

/** Every row less `offset`, along each of K axes: V×K. */
export async function embeddingProjection(
  tables: Tables,
  { table, offset, axes }: Params<'embeddingProjection'>,
  work: LongWork,
): Promise<PartData> {
  const of = requireTable(tables, table);
  const { width, rows } = of;
  const count = axes.length / width;
  requireKnown(
    offset.length === width && Number.isInteger(count) && count * rows <= MOST_EMBEDDING_NUMBERS,
    `way to project on ${axes.length} numbers`,
  );
  const data = new Float32Array(rows * count);
  const row = new Float32Array(width);
  await eachRow(rows, work, 0, (index) => {
    of.row(index, row);
    for (let axis = 0; axis < count; axis++) {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += (row[i]! - offset[i]!) * axes[axis * width + i]!;
      data[index * count + axis] = sum;
    }
  });
  return { shape: [rows, count], data };
}

/** Vectors in one search. */
const MOST_NEAREST = 64;

async function eachRow(rows: number, { signal, onProgress }: LongWork, before: number, visit: (index: number) => void) {
  let since = performance.now();
  for (let index = 0; index < rows; index++) {
    visit(index);
    if (performance.now() - since < SLICE) continue;
    onProgress(before + index, before + rows);
    await yieldToMessages();
    if (signal.aborted) throw new EngineError('Aborted', 'The request was given up.');
    since = performance.now();
  }
}

function requireTable(tables: Tables, name: EmbeddingTable): WeightTable {
  const found = 'reason' in tables ? null : tables[name];
  if (!found) throw new EngineError('NotInstrumented', 'reason' in tables ? tables.reason : `No table of ${name}s.`);
  return found;
}

function factsOf({ rows, width, storage }: WeightTable): TableFacts {
  return { rows, width, storage };
}

function lengthOf(vector: Float32Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}
