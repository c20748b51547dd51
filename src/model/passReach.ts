/**
 * How far a pass has come that stands at a stage: what has been computed when that stage is done, in the order of
 * stages.ts. At layer index 2's attention two MLPs have written and three attentions; the stream can be read with the
 * lens at three levels: the embedding, and what layers 0 and 1 left.
 */
import type { Stage } from './stages.ts';

export interface PassReach {
  /** Layers whose attention, and whose MLP, has written. */
  readonly attentions: number;
  readonly mlps: number;
  /** Levels at which the stream is there to be read: the embedding, and what each layer leaves. */
  readonly levels: number;
  /** The probabilities are there, and the draw has fallen. */
  readonly hasProbabilities: boolean;
  readonly isDrawn: boolean;
}

export function passReach(stage: Stage, layerCount: number): PassReach {
  const at = (attentions: number, mlps: number, levels: number, hasProbabilities = false, isDrawn = false) => ({
    attentions,
    mlps,
    levels,
    hasProbabilities,
    isDrawn,
  });
  switch (stage.kind) {
    case 'tokenize':
      return at(0, 0, 0);
    case 'embed':
      return at(0, 0, 1);
    case 'attention':
      return at(stage.layer + 1, stage.layer, stage.layer + 1);
    case 'mlp':
      return at(stage.layer + 1, stage.layer + 1, stage.layer + 2);
    case 'unembed':
    case 'temperature':
    case 'filter':
      return at(layerCount, layerCount, layerCount + 1);
    case 'softmax':
      return at(layerCount, layerCount, layerCount + 1, true);
    case 'draw':
    case 'append':
      return at(layerCount, layerCount, layerCount + 1, true, true);
  }
}
