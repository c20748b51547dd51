/**
 * The embedding matrices read from the file, and proven: their rows must be what the network itself looked up when
 * it was tried out. A file whose matrices cannot be read, or say something else, opens without them.
 */
import { EngineError, isLacking } from '@/engine/EngineError.ts';
import { readEmbeddingTables } from '@/engine/instrument/embeddingTables.ts';
import type { EmbeddingTables } from '@/engine/instrument/embeddingTables.ts';
import { wholeTapName } from '@/engine/instrument/names.ts';
import { UnknownGraph } from '@/engine/instrument/UnknownGraph.ts';
import type { Model } from '@/engine/onnx/readModel.ts';
import type { WeightTable } from '@/engine/onnx/WeightTable.ts';
import type { Tables } from '@/engine/worker/embeddings.ts';
import type { SessionRunner } from '@/engine/worker/SessionRunner.ts';

/** The same float32 products in the same order; half precision may round once more on its way. */
const TOLERANCE = 1e-3;

/** Of a runner that has read tokens. */
export function openTables(model: Model, runner: SessionRunner): Tables {
  try {
    const tables = readEmbeddingTables(model, runner.sizes);
    const { trace } = runner;
    for (const [position, id] of trace.ids.entries()) prove(tables, runner, position, id);
    return tables;
  } catch (error) {
    const isLost = error instanceof EngineError && isLacking(error);
    if (isLost || error instanceof UnknownGraph || error instanceof RangeError) return { reason: error.message };
    throw error;
  }
}

/** Where a graph shows only the sum of both, the sum is compared. */
function prove({ token, position }: EmbeddingTables, { trace }: SessionRunner, at: number, id: number): void {
  const isSplit = trace.has(wholeTapName('tokenEmbedding'));
  if (isSplit) compare(token.row(id), trace.row(wholeTapName('tokenEmbedding'), at));
  else if (position) compare(add(token, id, position, at), trace.row(wholeTapName('embedding'), at));
  else throw new UnknownGraph('the embeddings in the file cannot be compared with those of a run');
  if (isSplit && position) compare(position.row(at), trace.row(wholeTapName('positionEmbedding'), at));
}

function add(token: WeightTable, id: number, position: WeightTable, at: number): Float32Array {
  const place = position.row(at);
  return token.row(id).map((value, i) => value + place[i]!);
}

function compare(read: Float32Array, looked: ArrayLike<number>): void {
  read.forEach((value, i) => {
    if (!(Math.abs(value - looked[i]!) <= TOLERANCE * Math.max(1, Math.abs(value))))
      throw new UnknownGraph('the embeddings in the file are not those that the network looks up');
  });
}
