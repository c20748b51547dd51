/**
 * Finds the layer norms of a graph, written as one node or, in exports before opset 17, as the
 * arithmetic of (x − mean) / √(variance + ε) · weight + bias.
 */
import { readFloatAttribute } from '@/engine/onnx/readFloats.ts';
import type { GraphNode } from '@/engine/onnx/readModel.ts';
import type { GraphIndex } from './GraphIndex.ts';

export interface LayerNorm {
  /** The tensor it reads: in GPT-2, always the residual stream. */
  readonly input: string;
  readonly output: string;
  /** d factors; null when there are none. */
  readonly gain: string | null;
  /** d summands; null when there are none. */
  readonly bias: string | null;
  /** ε where the node itself says it, else the tensor it stands in; null when neither is found. */
  readonly epsilon: number | string | null;
}

/** In the order of the graph, which is the order of the computation. */
export function findLayerNorms(index: GraphIndex): LayerNorm[] {
  const found: LayerNorm[] = [];
  for (const node of index.graph.nodes) {
    const norm =
      node.op === 'LayerNormalization' ? asOneNode(index, node) : node.op === 'Sub' ? asArithmetic(index, node) : null;
    if (norm) found.push(norm);
  }
  return found;
}

/** What ONNX takes when a node does not say. */
const DEFAULT_EPSILON = 1e-5;

function asOneNode({ graph }: GraphIndex, node: GraphNode): LayerNorm | null {
  const [input, gain, bias] = node.inputs;
  const [output] = node.outputs;
  const epsilon = readFloatAttribute(graph.bytes, node, 'epsilon') ?? DEFAULT_EPSILON;
  return input && output ? { input, output, gain: gain || null, bias: bias || null, epsilon } : null;
}

function asArithmetic(index: GraphIndex, subtract: GraphNode): LayerNorm | null {
  const [input, subtracted] = subtract.inputs;
  const mean = index.producer(subtracted);
  if (!input || mean?.op !== 'ReduceMean' || mean.inputs[0] !== input) return null;
  let node: GraphNode = subtract;
  const others: (string | null)[] = [];
  for (const op of ['Div', 'Mul', 'Add']) {
    const from = node.outputs[0]!;
    const next = index
      .consumers(from)
      .find((reader) => reader.op === op && (op !== 'Div' || reader.inputs[0] === from));
    if (!next) return null;
    others.push(next.inputs.find((operand) => operand !== from) ?? null);
    node = next;
  }
  const [deviation = null, gain = null, bias = null] = others;
  return { input, output: node.outputs[0]!, gain, bias, epsilon: findEpsilon(index, deviation) };
}

/** √(variance + ε): the operand of the sum that is constant. */
function findEpsilon(index: GraphIndex, deviation: string | null): string | null {
  const root = index.producer(deviation ?? undefined);
  const sum = root?.op === 'Sqrt' ? index.producer(root.inputs[0]) : undefined;
  return sum?.op === 'Add' ? (sum.inputs.find((input) => index.isConstant(input)) ?? null) : null;
}
