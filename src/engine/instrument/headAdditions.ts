/**
 * A row added to what the heads of a layer mixed, side by side, before the output projection reads it: with a head
 * switched off, its place in the row is what the head hands on instead, such as its mean.
 * Source: Wang et al. 2022, "Interpretability in the Wild" (mean ablation).
 */
import { buildNode, buildValue, ELEMENT } from '@/engine/onnx/buildGraph.ts';
import { WEIGHT_PRODUCTS } from './anatomy.ts';
import type { LayerAnatomy } from './anatomy.ts';
import type { Path } from './copyPath.ts';
import type { GraphEdit } from './GraphEdit.ts';
import type { GraphIndex } from './GraphIndex.ts';
import { headAddName } from './names.ts';
import { findProjections } from './projections.ts';

/** By layer, the tensor whose last axis is d and which only arithmetic in float32 has made; null where one is not found. */
export function findMixed(index: GraphIndex, layers: readonly LayerAnatomy[]): string[] | null {
  const found = findProjections(index, layers, 'attentionOut')?.map(mixedOf) ?? [];
  const mixed = found.filter((tensor) => tensor !== null && index.producer(tensor) !== undefined);
  return found.length > 0 && mixed.length === found.length ? (mixed as string[]) : null;
}

export function addHeadAdditions(edit: GraphEdit, layers: readonly LayerAnatomy[]): void {
  findMixed(edit.index, layers)?.forEach((mixed, layer) => {
    const add = headAddName(layer);
    edit.addInput(add, buildValue(add, ELEMENT.float32, [`${add}.width`]));
    edit.interpose(edit.index.producer(mixed)!, mixed, (original) => [
      buildNode('Add', `${add}.apply`, [original, add], [mixed]),
    ]);
  });
}

/** Heads may still lie apart where the path to the projection begins; the Reshapes that follow lay them side by side. */
function mixedOf({ from, nodes }: Path): string | null {
  let mixed = from;
  let isSettled = false;
  for (const node of nodes) {
    if (node.op !== 'Reshape') isSettled = true;
    else if (!isSettled && node.inputs[0] === mixed) mixed = node.outputs[0]!;
    else if (!isAfterProduct(nodes, node)) return null;
  }
  return mixed;
}

/** A Reshape behind the weights only says "batch × tokens × d" again; one between would lay out what is no longer float32. */
function isAfterProduct(nodes: Path['nodes'], node: Path['nodes'][number]): boolean {
  const product = nodes.findIndex(({ op }) => WEIGHT_PRODUCTS.has(op));
  return product >= 0 && nodes.indexOf(node) > product;
}
