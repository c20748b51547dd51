/**
 * Another residual stream at any of L + 1 levels: stream · keep + add. A row that is not kept and has
 * one added is replaced (activation patching, Meng et al. 2022); one that is kept is steered
 * (Turner et al. 2023).
 */
import { buildNode, buildValue, ELEMENT } from '@/engine/onnx/buildGraph.ts';
import type { Anatomy } from './anatomy.ts';
import type { GraphEdit } from './GraphEdit.ts';
import { residualAddName, residualKeepName } from './names.ts';

export function addResidualChanges(edit: GraphEdit, { embedding, layers }: Anatomy): void {
  [embedding, ...layers.map(({ residual }) => residual)].forEach((stream, level) => {
    const keep = residualKeepName(level);
    const add = residualAddName(level);
    // Sizes get names of their own: the runtime takes what is called alike to be alike.
    edit.addInput(keep, buildValue(keep, ELEMENT.float32, [1, `${keep}.tokens`, 1]));
    edit.addInput(add, buildValue(add, ELEMENT.float32, [1, `${add}.tokens`, `${add}.width`]));
    edit.interpose(edit.index.producer(stream)!, stream, (original) => [
      buildNode('Mul', `${keep}.apply`, [original, keep], [`${keep}.kept`]),
      buildNode('Add', `${add}.apply`, [`${keep}.kept`, add], [stream]),
    ]);
  });
}
