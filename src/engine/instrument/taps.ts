/** Publishes the tensors of the anatomy as outputs of the graph. */
import { buildValue, ELEMENT } from '@/engine/onnx/buildGraph.ts';
import type { Anatomy } from './anatomy.ts';
import type { GraphEdit } from './GraphEdit.ts';
import { LAYER_TAPS, layerTapName, wholeTapName } from './names.ts';

export function addTaps(edit: GraphEdit, anatomy: Anatomy): void {
  const tap = (tensor: string, name: string) => edit.publish(tensor, name, buildValue(name, ELEMENT.float32));
  anatomy.layers.forEach((layer, i) => {
    for (const name of LAYER_TAPS) tap(layer[name], layerTapName(name, i));
  });
  tap(anatomy.embedding, wholeTapName('embedding'));
  tap(anatomy.finalNorm, wholeTapName('finalNorm'));
  if (anatomy.embeddingParts) {
    tap(anatomy.embeddingParts.token, wholeTapName('tokenEmbedding'));
    tap(anatomy.embeddingParts.position, wholeTapName('positionEmbedding'));
  }
}
