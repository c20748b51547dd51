/**
 * Names the curve of an MLP by the operations between its two matrices. GELU comes as one node, by the
 * error function, or by the tanh that GPT-2 was trained with. A curve in other pieces has no name here.
 */
import type { Activation } from '@/model/architecture.ts';
import type { GraphNode } from '@/engine/onnx/readModel.ts';
import { WEIGHT_PRODUCTS } from './anatomy.ts';
import type { GraphIndex } from './GraphIndex.ts';

/** Where the curve's input comes from: the first matrix, or, in int8 files, what scales its product. */
const BEFORE = new Set([...WEIGHT_PRODUCTS, 'DynamicQuantizeLinear', 'QuantizeLinear']);
/** No part of the curve: shapes, types, constants, and the bias and scales of the product before it. */
const AROUND = new Set(['Cast', 'Identity', 'Reshape', 'Dropout', 'DequantizeLinear', 'Constant']);
const GELU_NODES = new Set(['Gelu', 'FastGelu', 'BiasGelu', 'QuickGelu']);
const GELU_PIECES = new Set(['Tanh', 'Erf', 'Pow', 'Mul', 'Add', 'Div']);
const MOST_VISITED = 64;

/** `neurons`: the tensor that the second matrix multiplies. */
export function findActivation(index: GraphIndex, neurons: string): Activation {
  const nodes = nodesBefore(index, neurons);
  const ops = new Set(nodes.map(({ op }) => op).filter((op) => !AROUND.has(op)));
  const has = (op: string) => ops.has(op);
  if (nodes.some(({ op }) => GELU_NODES.has(op))) return 'gelu';
  if (has('Tanh') || has('Erf')) return has('Mul') && [...ops].every((op) => GELU_PIECES.has(op)) ? 'gelu' : 'other';
  // What is left may hold the sum with the bias, and with int8 weights the product with their scale.
  const last = index.producer(index.back(neurons, AROUND));
  if (last?.op === 'Relu') return [...ops].every((op) => ['Relu', 'Add', 'Mul'].includes(op)) ? 'relu' : 'other';
  return last?.op === 'Swish' || isSilu(index, last) ? 'silu' : 'other';
}

/** x · sigmoid(x). */
function isSilu(index: GraphIndex, node: GraphNode | undefined): boolean {
  if (node?.op !== 'Mul') return false;
  return node.inputs.some((input, i) => {
    const sigmoid = index.producer(input);
    return sigmoid?.op === 'Sigmoid' && sigmoid.inputs[0] === node.inputs[1 - i];
  });
}

/** The nodes between the neurons and the product with the first matrix. */
function nodesBefore(index: GraphIndex, neurons: string): GraphNode[] {
  const waiting = [neurons];
  const found = new Set<GraphNode>();
  for (let visited = 0; waiting.length > 0 && visited < MOST_VISITED; visited++) {
    const node = index.producer(waiting.shift());
    if (!node || BEFORE.has(node.op) || found.has(node)) continue;
    found.add(node);
    // How a Reshape shapes is no part of the curve.
    const inputs = node.op === 'Reshape' ? node.inputs.slice(0, 1) : index.dataInputs(node);
    for (const input of inputs) waiting.push(input);
  }
  return [...found];
}
