/**
 * Finds attention: the softmax whose weights mix the values of layer i, and the query behind it.
 * The only names used are `present.{i}.value`, which are the contract of every export with a cache.
 */
import { readIntegerAttribute } from '@/engine/onnx/readIntegerAttribute.ts';
import type { GraphNode } from '@/engine/onnx/readModel.ts';
import type { GraphIndex } from './GraphIndex.ts';

export interface Attention {
  readonly softmax: GraphNode;
  /** 1×H×n×dh, before any scaling. */
  readonly query: string;
}

const AFTER_SOFTMAX = new Set(['Cast', 'Where', 'Identity', 'Dropout', 'Mul', 'DynamicQuantizeLinear']);
const BEFORE_SOFTMAX = new Set(['Add', 'Where', 'Div', 'Mul', 'Cast', 'Identity']);
const RESHAPING = ['Reshape', 'Transpose', 'Unsqueeze', 'Squeeze', 'Expand'];
const AROUND_VALUE = new Set(['Cast', 'Identity', 'Dropout', 'DynamicQuantizeLinear', ...RESHAPING]);
const AROUND_QUERY = new Set(['Cast', 'Identity', 'Mul', 'Div', 'DynamicQuantizeLinear']);
const PRODUCTS = new Set(['MatMul', 'MatMulInteger', 'FusedMatMul']);
const LONGEST_CHAIN = 12;

/** Attention by layer; layers whose attention was not found are missing from the map. */
export function findAttention(index: GraphIndex, valueOutputs: readonly string[]): Map<number, Attention> {
  const layerOfValue = new Map<string, number>();
  valueOutputs.forEach((output, layer) => layerOfValue.set(unstack(index, output), layer));
  const found = new Map<number, Attention>();
  for (const softmax of index.graph.nodes) {
    if (softmax.op !== 'Softmax') continue;
    const mixing = findMixing(index, softmax);
    const layer = mixing && layerOfValue.get(index.back(mixing.inputs[1] ?? '', AROUND_VALUE));
    const query = findQuery(index, softmax);
    if (layer !== undefined && layer !== null && query !== null) found.set(layer, { softmax, query });
  }
  return found;
}

/** The values of a layer; where keys and values are one tensor that is taken apart again, what was put into it. */
function unstack(index: GraphIndex, output: string): string {
  const values = index.back(output, AROUND_VALUE);
  const pick = index.producer(values);
  const stack = index.producer(pick?.inputs[0]);
  if (pick?.op !== 'Gather' || stack?.op !== 'Concat') return values;
  const isFirstAxis = [pick, stack].every((node) => (readIntegerAttribute(index.graph.bytes, node, 'axis') ?? 0) === 0);
  const part = stack.inputs[index.integer(pick.inputs[1] ?? '') ?? -1];
  return isFirstAxis && part !== undefined ? index.back(part, AROUND_VALUE) : values;
}

/** The product of attention weights and values. */
function findMixing(index: GraphIndex, softmax: GraphNode): GraphNode | null {
  let tensor = softmax.outputs[0]!;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const readers = index.consumers(tensor);
    const product = readers.find((reader) => PRODUCTS.has(reader.op) && reader.inputs[0] === tensor);
    if (product) return product;
    const next = readers.find((reader) => AFTER_SOFTMAX.has(reader.op));
    if (!next) return null;
    tensor = next.outputs[0]!;
  }
  return null;
}

/** The left factor of the product of queries and keys. */
function findQuery(index: GraphIndex, softmax: GraphNode): string | null {
  let tensor = softmax.inputs[0]!;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const node = index.producer(tensor);
    if (!node) return null;
    if (PRODUCTS.has(node.op)) return index.back(node.inputs[0]!, AROUND_QUERY);
    if (!BEFORE_SOFTMAX.has(node.op)) return null;
    // Where(visible, scores, −∞): the scores are its second input.
    tensor = node.inputs[node.op === 'Where' ? 1 : 0]!;
  }
  return null;
}
