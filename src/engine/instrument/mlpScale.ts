/** A factor for what each MLP writes into the residual stream: 0 silences it. */
import { buildInt64, buildNode, buildValue, ELEMENT } from '@/engine/onnx/buildGraph.ts';
import type { LayerAnatomy } from './anatomy.ts';
import type { GraphEdit } from './GraphEdit.ts';
import { MLP_SCALE, PREFIX } from './names.ts';

export function addMlpScale(edit: GraphEdit, layers: readonly LayerAnatomy[]): void {
  edit.addInput(MLP_SCALE, buildValue(MLP_SCALE, ELEMENT.float32, [layers.length]));
  layers.forEach(({ mlpOut }, layer) => {
    const at = `${PREFIX}mlp_scale_layer.${layer}`;
    const factor = `${PREFIX}mlp_scale.${layer}`;
    edit.addInitializer(buildInt64(at, [layer], [1]));
    edit.interpose(edit.index.producer(mlpOut)!, mlpOut, (original) => [
      buildNode('Gather', factor, [MLP_SCALE, at], [factor], { axis: 0 }),
      buildNode('Mul', `${factor}.apply`, [original, factor], [mlpOut]),
    ]);
  });
}
