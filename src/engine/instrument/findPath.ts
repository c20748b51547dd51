/** Finds the way from the last residual to the logits: final layer norm and unembedding. */
import type { GraphNode } from '@/engine/onnx/readModel.ts';
import type { GraphIndex } from './GraphIndex.ts';
import { UnknownGraph } from './UnknownGraph.ts';

/** A plain head has two nodes, one in pieces and quantized about twenty. */
const LONGEST_PATH = 64;

/** The nodes that lie between `residual` and `logits`, in the graph's order. */
export function findHeadPath(index: GraphIndex, residual: string, logits: string): GraphNode[] {
  const afterResidual = new Set([residual]);
  const downstream = index.graph.nodes.filter((node) => {
    if (!node.inputs.some((input) => afterResidual.has(input))) return false;
    for (const output of node.outputs) afterResidual.add(output);
    return true;
  });
  const needed = new Set([logits]);
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
    throw new UnknownGraph(`${path.length} nodes lie between the last residual and the logits`);
  return path;
}
