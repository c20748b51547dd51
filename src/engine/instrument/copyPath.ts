/**
 * A stretch of the graph once more, reading rows that we hand in. Weights are shared with the original
 * nodes. With no rows it costs nothing.
 */
import { buildValue, ELEMENT, rewireNode } from '@/engine/onnx/buildGraph.ts';
import type { GraphNode } from '@/engine/onnx/readModel.ts';
import type { GraphEdit } from './GraphEdit.ts';
import { PREFIX } from './names.ts';

export interface Path {
  /** The tensor the stretch begins with; the copy reads the rows instead. */
  readonly from: string;
  /** The tensor it ends with. */
  readonly to: string;
  /** In the graph's order. */
  readonly nodes: readonly GraphNode[];
}

/** `rows` and `result`: what the new input, R×width, and the new output are called. */
export function copyPath(edit: GraphEdit, { from, to, nodes }: Path, rows: string, result: string): void {
  const { bytes } = edit.index.graph;
  edit.addInput(rows, buildValue(rows, ELEMENT.float32, [`${rows}.count`, `${rows}.width`]));
  const counterpart = new Map([[from, rows]]);
  for (const node of nodes) {
    // The exporters' Reshape only says "batch × tokens × d" again; our rows have no batch.
    if (node.op === 'Reshape') {
      counterpart.set(node.outputs[0]!, counterpart.get(node.inputs[0]!) ?? node.inputs[0]!);
      continue;
    }
    const inputs = node.inputs.map((input) => counterpart.get(input) ?? input);
    const outputs = node.outputs.map((output) => `${PREFIX}copy/${result}/${output}`);
    node.outputs.forEach((output, i) => counterpart.set(output, outputs[i]!));
    // Nodes may have no names, or share one; the tensors they make never do.
    edit.addNode(rewireNode(bytes, node, outputs[0] ?? `${PREFIX}copy/${result}`, inputs, outputs));
  }
  edit.publish(counterpart.get(to)!, result, buildValue(result, ELEMENT.float32));
}
