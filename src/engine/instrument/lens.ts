/**
 * The logit lens: the nodes from the last residual to the logits once more, reading rows that we
 * hand in. Weights are shared with the original nodes. With no rows it costs nothing.
 * Source: nostalgebraist, "interpreting GPT: the logit lens", 2020.
 */
import { buildValue, ELEMENT, rewireNode } from '@/engine/onnx/buildGraph.ts';
import type { Anatomy } from './anatomy.ts';
import type { GraphEdit } from './GraphEdit.ts';
import { LENS_LOGITS, LENS_ROWS, PREFIX } from './names.ts';

export function addLens(edit: GraphEdit, anatomy: Anatomy, logits: string): void {
  const { bytes } = edit.index.graph;
  edit.addInput(LENS_ROWS, buildValue(LENS_ROWS, ELEMENT.float32, ['glassbox_rows', 'glassbox_width']));
  const counterpart = new Map([[anatomy.finalResidual, LENS_ROWS]]);
  for (const node of anatomy.headPath) {
    // The exporters' Reshape only says "batch × tokens × d" again; our rows have no batch.
    if (node.op === 'Reshape') {
      counterpart.set(node.outputs[0]!, counterpart.get(node.inputs[0]!) ?? node.inputs[0]!);
      continue;
    }
    const inputs = node.inputs.map((input) => counterpart.get(input) ?? input);
    const outputs = node.outputs.map((output) => (output === logits ? LENS_LOGITS : `${PREFIX}lens/${output}`));
    node.outputs.forEach((output, i) => counterpart.set(output, outputs[i]!));
    edit.addNode(rewireNode(bytes, node, `${PREFIX}lens/${node.name}`, inputs, outputs));
  }
  edit.addOutput(LENS_LOGITS, buildValue(LENS_LOGITS, ELEMENT.float32));
}
