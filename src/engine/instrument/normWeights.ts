/**
 * Gain and bias of every layer norm, read from the file: a few thousand numbers, all that is ever
 * decoded of the weights. With them a layer norm's arithmetic can be shown.
 */
import { readFloats } from '@/engine/onnx/readFloats.ts';
import { readSubgraph } from '@/engine/onnx/readModel.ts';
import type { Model } from '@/engine/onnx/readModel.ts';
import { GraphIndex } from './GraphIndex.ts';
import { findBranching } from './instrument.ts';
import { findLayerNorms } from './layerNorms.ts';

const AROUND_WEIGHT = new Set(['Cast', 'Identity']);

/**
 * (2L + 1)×2×d in the order of the computation, gain before bias. Null when one of them is missing, is
 * not of `width` numbers, or is stored as anything but floats.
 */
export function readNormWeights(model: Model, layerCount: number, width: number): Float32Array | null {
  const branching = findBranching(model);
  const branch = branching && readSubgraph(model.bytes, branching, 'else_branch');
  const index = branch ? new GraphIndex(branch, model.graph) : new GraphIndex(model.graph);
  const norms = findLayerNorms(index);
  if (norms.length !== 2 * layerCount + 1) return null;
  const names = norms.flatMap(({ gain, bias }) =>
    [gain, bias].map((tensor) => (tensor === null ? '' : index.back(tensor, AROUND_WEIGHT))),
  );
  const graphs = branch ? [branch, model.graph] : [model.graph];
  const values = new Map(graphs.flatMap((graph) => [...readFloats(graph, new Set(names))]));
  const weights = new Float32Array(names.length * width);
  for (const [i, name] of names.entries()) {
    const vector = values.get(name);
    if (vector?.length !== width) return null;
    weights.set(vector, i * width);
  }
  return weights;
}
