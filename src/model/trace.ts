/**
 * The Trace: everything one pass of the model computed for a sequence of T tokens, by name.
 * Big tensors stay with the engine until a view asks for a part; this page says which parts
 * there are and how they are shaped. Because the model is causal, the Trace of the first t tokens
 * is the first t rows of the Trace of a longer text.
 */
import type { Axis, Tensor } from './tensor.ts';

/** Axes of each tensor of one layer; H×T×dh, H×T×T, T×d or T×neurons. */
export const LAYER_PARTS = {
  query: ['head', 'position', 'channel'],
  key: ['head', 'position', 'channel'],
  value: ['head', 'position', 'channel'],
  /** After softmax. Rows are queries; zero above the diagonal; every row sums to 1. */
  attention: ['head', 'query', 'key'],
  /** What attention writes into the residual stream (after the output projection). */
  attentionOut: ['position', 'channel'],
  /** The residual stream between attention and MLP. */
  residualMid: ['position', 'channel'],
  /** MLP neurons after the activation, GELU in most. */
  mlpActivation: ['position', 'neuron'],
  /** What the MLP writes into the residual stream. */
  mlpOut: ['position', 'channel'],
  /** The residual stream after the block. */
  residual: ['position', 'channel'],
} as const satisfies Record<string, readonly Axis[]>;

/** Axes of the tensors that belong to no layer. */
export const WHOLE_PARTS = {
  /** Token embedding + position embedding: the residual stream before the first block. */
  embedding: ['position', 'channel'],
  tokenEmbedding: ['position', 'channel'],
  positionEmbedding: ['position', 'channel'],
  /** The last residual after the final layer norm: what the unembedding reads. */
  finalNorm: ['position', 'channel'],
  /** Raw scores for every token of the vocabulary, at every position. */
  logits: ['position', 'token'],
} as const satisfies Record<string, readonly Axis[]>;

export type LayerPart = keyof typeof LAYER_PARTS;
export type WholePart = keyof typeof WHOLE_PARTS;
export type PartName = LayerPart | WholePart;

export type LayerTensor<Name extends LayerPart> = Tensor<(typeof LAYER_PARTS)[Name]>;
export type WholeTensor<Name extends WholePart> = Tensor<(typeof WHOLE_PARTS)[Name]>;
/** Attention of every head, L×H×T×T. */
export type AttentionTensor = Tensor<readonly ['layer', 'head', 'query', 'key']>;
/**
 * Logit lens at one position: row 0 reads the embedding, row l + 1 the residual after layer l,
 * each through the final layer norm and the unembedding. (L + 1)×V.
 * Source: nostalgebraist, "interpreting GPT: the logit lens", 2020.
 */
export type LensTensor = Tensor<readonly ['layer', 'token']>;

/** Where the numbers on a panel come from. */
export type Provenance = 'live' | 'recorded' | 'illustration';
