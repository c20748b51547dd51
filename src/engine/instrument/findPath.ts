/** Finds the stretch of the graph between two tensors, such as final layer norm and unembedding. */
import type { GraphNode } from '@/engine/onnx/readModel.ts';
import type { GraphIndex } from './GraphIndex.ts';
import { UnknownGraph } from './UnknownGraph.ts';

/** A plain head has two nodes, one in pieces and quantized about twenty. */
const LONGEST_PATH = 64;

/** The nodes that lie between `from` and `to`, in the graph's order. `what` is for the message of UnknownGraph. */
export function findPath(index: GraphIndex, from: string, to: string, what: string): GraphNode[] {
  index.spend(2 * index.graph.nodes.length);
  const afterFrom = new Set([from]);
  const downstream = index.graph.nodes.filter((node) => {
    if (!node.inputs.some((input) => afterFrom.has(input))) return false;
    for (const output of node.outputs) afterFrom.add(output);
    return true;
  });
  const needed = new Set([to]);
  const path = downstream
    .reverse()
    .filter((node) => {
      if (!node.outputs.some((output) => needed.has(output))) return false;
      // How a Reshape shapes is no part of the way: it depends on the length of the text only.
      for (const input of node.op === 'Reshape' ? node.inputs.slice(0, 1) : node.inputs) needed.add(input);
      return true;
    })
    .reverse();
  if (path.length === 0 || path.length > LONGEST_PATH)
    throw new UnknownGraph(`${path.length} nodes lie between ${what}`);
  return path;
}
