/** Which tensors the page shows at a stage: asked for together with the run, so that they arrive together. */
import type { Stage } from '@/model/stages.ts';
import type { PartRequest } from './trace.ts';

/**
 * The parts for a stage, for the selected layer's arithmetic, and for a query position.
 * Nothing here depends on how a view draws them.
 */
export function neededParts(stage: Stage, layer: number, position: number, layerCount: number): PartRequest[] {
  return [
    { name: 'query', layer },
    { name: 'key', layer },
    { name: 'value', layer },
    ...stageParts(stage, position, layerCount),
  ];
}

function stageParts(stage: Stage, position: number, layerCount: number): PartRequest[] {
  switch (stage.kind) {
    case 'embed':
      return [{ name: 'embedding' }, { name: 'tokenEmbedding' }, { name: 'positionEmbedding' }];
    case 'attention':
      return [
        stage.layer > 0 ? { name: 'residual', layer: stage.layer - 1 } : { name: 'embedding' },
        { name: 'attentionOut', layer: stage.layer },
        { name: 'residualMid', layer: stage.layer },
      ];
    case 'mlp':
      return [
        { name: 'residualMid', layer: stage.layer },
        { name: 'mlpActivation', layer: stage.layer },
        { name: 'mlpOut', layer: stage.layer },
        { name: 'residual', layer: stage.layer },
        { name: 'lens', position },
      ];
    case 'unembed':
      return [{ name: 'residual', layer: layerCount - 1 }, { name: 'finalNorm' }];
    case 'tokenize':
    case 'temperature':
    case 'filter':
    case 'softmax':
    case 'draw':
    case 'append':
      return [];
  }
}
