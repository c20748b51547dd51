/**
 * The token and the position embedding as matrices, read from the graph by structure: the two look-ups whose
 * sum starts the residual stream, and what stands between a look-up and the numbers in the file (a cast, scales
 * of int8, a zero point). Such steps work number by number, so they may stand before or behind the look-up.
 * Leaves out the unembedding, which the graph itself applies to any row (lens.ts).
 */
import { ELEMENT } from '@/engine/onnx/buildGraph.ts';
import { findTensor } from '@/engine/onnx/readTensor.ts';
import { fromHalf } from '@/formats/halfFloat.ts';
import type { FileBytes } from '@/formats/FileBytes.ts';
import { readSubgraph } from '@/engine/onnx/readModel.ts';
import type { Graph, GraphNode, Model } from '@/engine/onnx/readModel.ts';
import { STORED, WeightTable } from '@/engine/onnx/WeightTable.ts';
import type { TableStep } from '@/engine/onnx/WeightTable.ts';
import { findEmbeddingParts } from './embedding.ts';
import { GraphIndex } from './GraphIndex.ts';
import { findBranching } from './instrument.ts';
import { findLayerNorms } from './layerNorms.ts';
import { UnknownGraph } from './UnknownGraph.ts';

export interface EmbeddingTables {
  readonly token: WeightTable;
  /** Null where positions are not a table that can be read. */
  readonly position: WeightTable | null;
}

/** GPT-2 small in float32 is 154 MB. What is larger would be held a second time beside the network. */
const MOST_BYTES = 192 * 1024 * 1024;
/** Steps between a look-up and its initializer; a bound, because the file may be hostile. */
const MOST_STEPS = 16;
const PASSED = new Set(['Cast', 'Identity', 'Dropout', 'Reshape', 'Unsqueeze']);

/** Throws UnknownGraph, saying what was not found. */
export function readEmbeddingTables(model: Model, sizes: { vocabularySize: number; width: number }): EmbeddingTables {
  const branching = findBranching(model);
  const branch = branching && readSubgraph(model.bytes, branching, 'else_branch');
  const index = branch ? new GraphIndex(branch, model.graph) : new GraphIndex(model.graph);
  const graphs = branch ? [branch, model.graph] : [model.graph];
  const first = findLayerNorms(index)[0];
  const parts = first && findEmbeddingParts(index, first.input);
  if (!parts) throw new UnknownGraph('the embeddings of tokens and positions are not two look-ups that are added');
  const stored = { graphs, weights: model.weights };
  const token = readTable(index, stored, parts.token);
  if (token.rows < sizes.vocabularySize || token.width !== sizes.width)
    throw new UnknownGraph(`the token embeddings are ${token.rows} rows of ${token.width} numbers`);
  return { token, position: readPositions(index, stored, parts.position, sizes.width) };
}

/** Where initializers are. */
interface Stored {
  readonly graphs: readonly Graph[];
  readonly weights: FileBytes | null;
}

function readPositions(index: GraphIndex, place: Stored, tensor: string, width: number): WeightTable | null {
  try {
    const table = readTable(index, place, tensor);
    return table.width === width ? table : null;
  } catch (error) {
    if (error instanceof UnknownGraph) return null;
    throw error;
  }
}

/** Follows what a look-up gives back to the numbers in the file, and notes what is done to them. */
function readTable(index: GraphIndex, place: Stored, tensor: string): WeightTable {
  const steps: { node: GraphNode; operand: string; kind: TableStep['kind'] }[] = [];
  let at = tensor;
  for (let step = 0; !index.isWeight(at); step++) {
    const node = index.producer(at);
    if (!node || step >= MOST_STEPS) throw new UnknownGraph('the embeddings are made in a way that is not known');
    const [left = '', right = '', third = ''] = node.inputs;
    if (node.op === 'Gather' || PASSED.has(node.op)) at = left;
    else if (node.op === 'DequantizeLinear') {
      // (x − zero) · scale. Noted from the last to the first.
      steps.push({ node, operand: right, kind: 'multiply' });
      if (third !== '') steps.push({ node, operand: third, kind: 'subtract' });
      at = left;
    } else if (node.op === 'Mul' || node.op === 'Sub') {
      const isSwapped = node.op === 'Mul' && index.isWeight(left) && !index.isWeight(right);
      steps.push({ node, operand: isSwapped ? left : right, kind: node.op === 'Mul' ? 'multiply' : 'subtract' });
      at = isSwapped ? right : left;
    } else throw new UnknownGraph(`the embeddings are made by ${node.op}`);
  }
  const stored = findTensor(place.graphs, at, place.weights);
  const storage = stored ? STORED[stored.type as keyof typeof STORED] : undefined;
  const [rows = 0, width = 0] = stored?.shape ?? [];
  if (!stored || !storage || stored.shape.length !== 2)
    throw new UnknownGraph(`the embeddings are stored as element type ${stored?.type ?? 'unknown'}`);
  if (stored.size > MOST_BYTES) throw new UnknownGraph('the embeddings are too large to be held beside the network');
  const bytes = stored.toFile();
  if (!bytes) throw new UnknownGraph('the embeddings lie in a file of their own');
  const applied = steps.reverse().map(({ node, operand, kind }): TableStep => {
    const values = readOperand(place, operand);
    return { kind, values: values.numbers, along: alongOf(node, values, [rows, width]) };
  });
  try {
    return new WeightTable([rows, width], storage, bytes, applied);
  } catch (error) {
    if (error instanceof RangeError) throw new UnknownGraph(`the embeddings have the wrong size: ${error.message}`);
    throw error;
  }
}

interface Operand {
  readonly numbers: Float32Array;
  readonly shape: readonly number[];
}

/** Which numbers of the table share one of the operand's. */
function alongOf(node: GraphNode, { numbers, shape }: Operand, [rows, width]: [number, number]): TableStep['along'] {
  if (numbers.length === 1) return 'all';
  const isRows = numbers.length === rows && (shape.length === 1 ? node.op === 'DequantizeLinear' : shape[0] === rows);
  const isColumns = numbers.length === width && shape.at(-1) === width;
  // Scales of one axis without saying which are the last axis's, unless only the rows have so many.
  if (isRows && (rows !== width || shape.length === 2)) return 'row';
  if (isColumns) return 'column';
  throw new UnknownGraph('the embeddings are scaled in blocks');
}

function readOperand({ graphs, weights }: Stored, name: string): Operand {
  const found = findTensor(graphs, name, weights);
  const bytes = found && found.size <= MOST_BYTES ? found.copy() : null;
  if (!found || !bytes) throw new UnknownGraph('the scale of the embeddings cannot be read');
  return { numbers: toFloats(bytes, found.type), shape: found.shape };
}

function toFloats(bytes: Uint8Array<ArrayBuffer>, type: number): Float32Array {
  const storage = STORED[type as keyof typeof STORED];
  if (type === ELEMENT.float32) return new Float32Array(bytes.buffer);
  if (type === ELEMENT.float16) return Float32Array.from(new Uint16Array(bytes.buffer), fromHalf);
  if (storage === 'uint8') return Float32Array.from(bytes);
  if (storage === 'int8') return Float32Array.from(new Int8Array(bytes.buffer));
  throw new UnknownGraph('the scale of the embeddings cannot be read');
}
