/** What the rewritten graph calls its new inputs and outputs. The prefix keeps them apart from any exporter's names. */

export const PREFIX = 'glassbox.';

/** float32 L×1×H×1×1: multiplied into the attention probabilities; 1 leaves a head as it is, 0 switches it off. */
export const HEAD_SCALE = `${PREFIX}head_scale`;
/** float32 R×d: residual rows to read through the final layer norm and the unembedding. R may be 0. */
export const LENS_ROWS = `${PREFIX}lens_rows`;
/** float32 R×V: the logits for these rows. */
export const LENS_LOGITS = `${PREFIX}lens`;

/** Taps there is one of in each layer. Keys and values need none: they are the cache itself. */
export const LAYER_TAPS = [
  'query',
  'attention',
  'attentionOut',
  'residualMid',
  'mlpActivation',
  'mlpOut',
  'residual',
] as const;
export type LayerTap = (typeof LAYER_TAPS)[number];

export const WHOLE_TAPS = ['embedding', 'tokenEmbedding', 'positionEmbedding', 'finalNorm'] as const;
export type WholeTap = (typeof WHOLE_TAPS)[number];

export const layerTapName = (tap: LayerTap, layer: number) => `${PREFIX}${tap}.${layer}`;
export const wholeTapName = (tap: WholeTap) => `${PREFIX}${tap}`;
