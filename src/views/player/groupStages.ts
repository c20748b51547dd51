/** Stages by the label they share on the scrubber: the two stages of a layer stand under its number. */
import { stageKey, stageLayer, type Stage } from '@/model/stages.ts';

/** The kinds of stages that belong to no layer. */
export type LoneKind = Exclude<Stage['kind'], 'attention' | 'mlp'>;

interface Stretch {
  readonly key: string;
  /** Index of its first stage in the pass. */
  readonly first: number;
  readonly stages: readonly Stage[];
}
export type StageGroup = Stretch &
  ({ readonly layer: number; readonly kind: 'layer' } | { readonly layer: null; readonly kind: LoneKind });

export function groupStages(stages: readonly Stage[]): StageGroup[] {
  return stages.flatMap((stage, first): StageGroup[] => {
    if (stage.kind === 'mlp') return [];
    const key = stageKey(stage);
    if (stage.kind !== 'attention') return [{ key, first, stages: [stage], layer: null, kind: stage.kind }];
    const ofLayer = stages.filter((other) => stageLayer(other) === stage.layer);
    return [{ key, first, stages: ofLayer, layer: stage.layer, kind: 'layer' }];
  });
}
