/**
 * The output projections of attention and MLP once more, reading rows that we hand in: what one head
 * writes, and what one neuron writes, is a row through the same weights as the sum of all.
 * Source: Elhage et al. 2021, "A Mathematical Framework for Transformer Circuits".
 */
import type { LayerAnatomy } from './anatomy.ts';
import { findWeighedInput } from './anatomy.ts';
import { copyPath } from './copyPath.ts';
import type { Path } from './copyPath.ts';
import { findPath } from './findPath.ts';
import type { GraphEdit } from './GraphEdit.ts';
import type { GraphIndex } from './GraphIndex.ts';
import { UnknownGraph } from './UnknownGraph.ts';

export type Write = 'attentionOut' | 'mlpOut';

/** By layer; null when one of them is not a projection of one tensor by constant weights. */
export function findProjections(index: GraphIndex, layers: readonly LayerAnatomy[], write: Write): Path[] | null {
  try {
    return layers.map((layer) => findProjection(index, layer[write]));
  } catch (error) {
    if (error instanceof UnknownGraph) return null;
    throw error;
  }
}

export function addProjections(
  edit: GraphEdit,
  layers: readonly LayerAnatomy[],
  write: Write,
  rowsName: (layer: number) => string,
  resultName: (layer: number) => string,
): void {
  findProjections(edit.index, layers, write)?.forEach((path, layer) =>
    copyPath(edit, path, rowsName(layer), resultName(layer)),
  );
}

function findProjection(index: GraphIndex, to: string): Path {
  const from = findWeighedInput(index, to);
  const nodes = findPath(index, from, to, `${from} and ${to}`);
  const inside = new Set([from, ...nodes.flatMap(({ outputs }) => outputs)]);
  for (const { op, inputs } of nodes)
    for (const input of op === 'Reshape' ? inputs.slice(0, 1) : inputs)
      if (!inside.has(input) && !index.isConstant(input))
        throw new UnknownGraph(`${to} depends on ${input} beside ${from}`);
  return { from, to, nodes };
}
