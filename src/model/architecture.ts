/**
 * What a GPT-2 does where GPT-2s differ. Found in the loaded graph and proven on its own numbers, so that
 * formulas and words follow the model at hand, and stages and attribution its structure. Sizes that every room needs are in config.ts.
 */

/** The curve between the two matrices of an MLP. `other`: one we have no name for. */
export type Activation = 'gelu' | 'relu' | 'silu' | 'other';

/** One of the parts of a block that read the residual stream and write into it. */
export type Sublayer = 'attention' | 'mlp';

/**
 * How a network is put together, as data: stages, attribution and what is written into the stream follow it. All
 * GPT-2s share it, and other families do each of these otherwise; whatever is found to be another is not opened yet.
 */
export interface Structure {
  /** A layer norm stands before each sublayer and before the unembedding: (x − mean) / √(variance + ε) · gain + bias. */
  readonly norm: { readonly kind: 'layer'; readonly hasBias: boolean };
  /** Where the order of tokens comes from: a learned row for each position. Null where the graph adds it in its own way. */
  readonly positions: 'learned' | null;
  /** Heads that have queries, and those that have keys and values; dh numbers each. */
  readonly heads: { readonly count: number; readonly keyValueCount: number; readonly size: number };
  /** Two matrices and a curve between them; no gate beside it. */
  readonly mlp: 'plain';
  /** In this order, each reads what the one before has written. */
  readonly sublayers: readonly Sublayer[];
}

export interface Architecture {
  readonly structure: Structure;
  /** ε: added to the variance in every layer norm. */
  readonly epsilon: number;
  /** Neurons in an MLP. */
  readonly neuronCount: number;
  readonly activation: Activation;
  /** By layer: what q·k is divided by before the softmax. */
  readonly scoreDivisors: readonly number[];
  /** Whether the token embeddings serve once more as the unembedding (tied weights); null where that cannot be told. */
  readonly isTied: boolean | null;
}

/** ε of every GPT-2 that OpenAI published. */
export const GPT2_EPSILON = 1e-5;

/** A block of GPT-2: attention writes, then the MLP reads that and writes. */
export const GPT2_SUBLAYERS: readonly Sublayer[] = ['attention', 'mlp'];

export function gpt2Structure({
  headCount,
  headSize,
}: {
  readonly headCount: number;
  readonly headSize: number;
}): Structure {
  return {
    norm: { kind: 'layer', hasBias: true },
    positions: 'learned',
    heads: { count: headCount, keyValueCount: headCount, size: headSize },
    mlp: 'plain',
    sublayers: GPT2_SUBLAYERS,
  };
}

/** What OpenAI's GPT-2 does: ε = 10⁻⁵, four neurons for each channel, GELU, scores divided by √dh, tied weights. */
export function gpt2Architecture(config: {
  readonly layerCount: number;
  readonly width: number;
  readonly headCount: number;
  readonly headSize: number;
}): Architecture {
  const { layerCount, width, headSize } = config;
  return {
    structure: gpt2Structure(config),
    epsilon: GPT2_EPSILON,
    neuronCount: 4 * width,
    activation: 'gelu',
    scoreDivisors: Array.from({ length: layerCount }, () => Math.sqrt(headSize)),
    isTied: true,
  };
}
