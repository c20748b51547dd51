/** What the rewritten graph calls its new inputs and outputs. The prefix keeps them apart from any exporter's names. */

export const PREFIX = 'glassbox.';

/** float32 L×1×H×1×1: multiplied into the attention probabilities; 1 leaves a head as it is, 0 switches it off. */
export const HEAD_SCALE = `${PREFIX}head_scale`;
/** float32 [1, H or 1, n or 1, T or 1], one for each layer: added to the attention scores before the softmax; −∞ cuts. */
export const attentionBiasName = (layer: number) => `${PREFIX}attention_bias.${layer}`;
/** float32 L: multiplied into what each MLP writes. */
export const MLP_SCALE = `${PREFIX}mlp_scale`;
/** float32 [1, n or 1, 1], one for each of L + 1 levels: multiplied into the residual stream; 0 takes a row away. */
export const residualKeepName = (level: number) => `${PREFIX}residual_keep.${level}`;
/** float32 [1, n or 1, d or 1], one for each of L + 1 levels: added to the residual stream after that. */
export const residualAddName = (level: number) => `${PREFIX}residual_add.${level}`;
/** float32 [d or 1], one for each layer: added to what its heads mixed, side by side, before the output projection. */
export const headAddName = (layer: number) => `${PREFIX}head_add.${layer}`;
/** float32 R×d, one for each layer: rows to read through its attention's output projection. R may be 0. */
export const headRowsName = (layer: number) => `${PREFIX}head_rows.${layer}`;
/** float32 R×d: what the projection makes of them, bias included. */
export const headWriteName = (layer: number) => `${PREFIX}head_write.${layer}`;
/** float32 R×neurons, one for each layer: rows to read through its MLP's output projection. R may be 0. */
export const neuronRowsName = (layer: number) => `${PREFIX}neuron_rows.${layer}`;
/** float32 R×d: what the projection makes of them, bias included. */
export const neuronWriteName = (layer: number) => `${PREFIX}neuron_write.${layer}`;
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
