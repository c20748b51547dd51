/**
 * What a GPT-2 does where GPT-2s differ. Found in the loaded graph and proven on its own numbers, so that
 * formulas and words follow the model at hand. Sizes that every room needs are in config.ts.
 */

/** The curve between the two matrices of an MLP. `other`: one we have no name for. */
export type Activation = 'gelu' | 'relu' | 'silu' | 'other';

export interface Architecture {
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

/** What OpenAI's GPT-2 does: ε = 10⁻⁵, four neurons for each channel, GELU, scores divided by √dh, tied weights. */
export function gpt2Architecture(config: {
  readonly layerCount: number;
  readonly width: number;
  readonly headSize: number;
}): Architecture {
  const { layerCount, width, headSize } = config;
  return {
    epsilon: GPT2_EPSILON,
    neuronCount: 4 * width,
    activation: 'gelu',
    scoreDivisors: Array.from({ length: layerCount }, () => Math.sqrt(headSize)),
    isTied: true,
  };
}
