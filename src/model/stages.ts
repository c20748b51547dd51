/**
 * The stages of one forward pass, in the order the model computes them, from text to one more token; in GPT-2
 *
 *     tokenize → embed → (attention → mlp) × L → unembed → temperature → filter → softmax → draw → append
 *
 * The words up to `unembed` name work of the network; those after it turn its logits into a choice.
 * Leaves out what each stage computes: attention.ts, softmax.ts, sampling.ts.
 */
import { GPT2_SUBLAYERS, type Sublayer } from './architecture.ts';
import { layer, type Layer } from './axes.ts';

export type Stage =
  | { readonly kind: 'tokenize' }
  | { readonly kind: 'embed' }
  | { readonly kind: 'attention'; readonly layer: Layer }
  | { readonly kind: 'mlp'; readonly layer: Layer }
  | { readonly kind: 'unembed' }
  | { readonly kind: 'temperature' }
  | { readonly kind: 'filter' }
  | { readonly kind: 'softmax' }
  | { readonly kind: 'draw' }
  | { readonly kind: 'append' };

/** All stages of a model of L layers: 8, and one for each sublayer of each layer. `sublayers`: in the model's order. */
export function listStages(layerCount: number, sublayers: readonly Sublayer[] = GPT2_SUBLAYERS): Stage[] {
  const blocks = Array.from({ length: layerCount }, (_, index) =>
    sublayers.map((kind): Stage => ({ kind, layer: layer(index) })),
  );
  return [
    { kind: 'tokenize' },
    { kind: 'embed' },
    ...blocks.flat(),
    { kind: 'unembed' },
    { kind: 'temperature' },
    { kind: 'filter' },
    { kind: 'softmax' },
    { kind: 'draw' },
    { kind: 'append' },
  ];
}

/** The layer a stage belongs to; null for stages of no layer. */
export function stageLayer(stage: Stage): Layer | null {
  return 'layer' in stage ? stage.layer : null;
}

/** A stage as a word for addresses and lists: `embed`, or `attention-3` for layer index 3 (the fourth). */
export function stageKey(stage: Stage): string {
  const ofLayer = stageLayer(stage);
  return ofLayer === null ? stage.kind : `${stage.kind}-${ofLayer}`;
}

/** The stage with this key in a model of L layers; null when there is none. */
export function parseStageKey(key: string, layerCount: number): Stage | null {
  return listStages(layerCount).find((stage) => stageKey(stage) === key) ?? null;
}

export function sameStage(left: Stage, right: Stage): boolean {
  return left.kind === right.kind && stageLayer(left) === stageLayer(right);
}
