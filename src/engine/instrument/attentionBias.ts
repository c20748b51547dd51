/**
 * Attention knock-out: numbers added to the scores before the softmax. Minus infinity takes a weight
 * away, and the rest of its row shares it.
 * Source: Geva et al. 2023, "Dissecting Recall of Factual Associations in Auto-Regressive Language Models".
 */
import { buildNode, buildValue, ELEMENT } from '@/engine/onnx/buildGraph.ts';
import type { LayerAnatomy } from './anatomy.ts';
import type { GraphEdit } from './GraphEdit.ts';
import { attentionBiasName } from './names.ts';

export function addAttentionBias(edit: GraphEdit, layers: readonly LayerAnatomy[]): void {
  layers.forEach(({ softmax }, layer) => {
    const bias = attentionBiasName(layer);
    // Sizes get names of their own: the runtime takes what is called alike to be alike.
    const sizes = ['heads', 'queries', 'keys'].map((size) => `${bias}.${size}`);
    edit.addInput(bias, buildValue(bias, ELEMENT.float32, [1, ...sizes]));
    const scores = softmax.inputs[0]!;
    edit.interpose(edit.index.producer(scores)!, scores, (original) => [
      buildNode('Add', `${bias}.apply`, [original, bias], [scores]),
    ]);
  });
}
