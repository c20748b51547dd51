/** A factor for every head, multiplied into its attention probabilities: 0 switches it off. */
import { buildInt64, buildNode, buildValue, ELEMENT } from '@/engine/onnx/buildGraph.ts';
import type { Anatomy, LayerAnatomy } from './anatomy.ts';
import type { GraphEdit } from './GraphEdit.ts';
import { HEAD_SCALE, PREFIX } from './names.ts';

/**
 * Returns the anatomy to publish from: its attention is what the softmax left, whatever is done
 * to it afterwards, so that rows still sum to 1.
 */
export function addHeadScale(edit: GraphEdit, anatomy: Anatomy): Anatomy {
  const shape = [anatomy.layers.length, 1, 'glassbox_heads', 1, 1];
  edit.addInput(HEAD_SCALE, buildValue(HEAD_SCALE, ELEMENT.float32, shape));
  const layers = anatomy.layers.map((layer, i): LayerAnatomy => {
    const at = `${PREFIX}head_scale_layer.${i}`;
    const factor = `${PREFIX}head_scale.${i}`;
    edit.addInitializer(buildInt64(at, [i], []));
    const attention = edit.interpose(layer.softmax, layer.attention, (original) => [
      buildNode('Gather', factor, [HEAD_SCALE, at], [factor], { axis: 0 }),
      buildNode('Mul', `${factor}.apply`, [original, factor], [layer.attention]),
    ]);
    return { ...layer, attention };
  });
  return { ...anatomy, layers };
}
