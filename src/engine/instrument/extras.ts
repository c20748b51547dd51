/**
 * What a graph is given beyond taps, head factors and the lens: places to change it at, and copies of
 * its projections. Each is there only where the structure for it is found; the rest opens without.
 */
import type { Anatomy } from './anatomy.ts';
import { addAttentionBias } from './attentionBias.ts';
import type { GraphEdit } from './GraphEdit.ts';
import type { GraphIndex } from './GraphIndex.ts';
import { addHeadAdditions, findMixed } from './headAdditions.ts';
import { addMlpScale } from './mlpScale.ts';
import { headRowsName, headWriteName, neuronRowsName, neuronWriteName } from './names.ts';
import { addProjections, findProjections } from './projections.ts';
import { addResidualChanges } from './residualChanges.ts';

export const EXTRAS = [
  'attentionBias',
  'mlpScale',
  'residualChanges',
  'headAdditions',
  'headRows',
  'neuronRows',
] as const;
export type Extra = (typeof EXTRAS)[number];

/** The extras that this graph has the structure for. */
export function findExtras(index: GraphIndex, anatomy: Anatomy): Extra[] {
  const { layers, embedding } = anatomy;
  const isMade = (tensor: string | undefined) => index.producer(tensor) !== undefined;
  const has: Record<Extra, () => boolean> = {
    attentionBias: () => layers.every(({ softmax }) => isMade(softmax.inputs[0])),
    mlpScale: () => layers.every(({ mlpOut }) => isMade(mlpOut)),
    residualChanges: () => isMade(embedding) && layers.every(({ residual }) => isMade(residual)),
    headAdditions: () => findMixed(index, layers) !== null,
    headRows: () => findProjections(index, layers, 'attentionOut') !== null,
    neuronRows: () => findProjections(index, layers, 'mlpOut') !== null,
  };
  return EXTRAS.filter((extra) => has[extra]());
}

/** Tensors keep their names: whoever reads one of the anatomy reads what was made of it. */
export function addExtras(edit: GraphEdit, anatomy: Anatomy, extras: readonly Extra[]): void {
  const { layers } = anatomy;
  const add: Record<Extra, () => void> = {
    attentionBias: () => addAttentionBias(edit, layers),
    mlpScale: () => addMlpScale(edit, layers),
    residualChanges: () => addResidualChanges(edit, anatomy),
    headAdditions: () => addHeadAdditions(edit, layers),
    headRows: () => addProjections(edit, layers, 'attentionOut', headRowsName, headWriteName),
    neuronRows: () => addProjections(edit, layers, 'mlpOut', neuronRowsName, neuronWriteName),
  };
  for (const extra of extras) add[extra]();
}
