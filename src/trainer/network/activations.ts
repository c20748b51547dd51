/**
 * Where a pass leaves what it computed. Everything is kept until the next pass, because the way back
 * needs it, and because it is there to be looked at. M tokens, row after row, each row as long as it was read (packRows.ts).
 */
import type { Pointer } from '@/trainer/kernels/Kernels.ts';
import type { MemoryPlan } from './Memory.ts';
import { paddedVocabulary } from './sizes.ts';
import type { NetworkSizes } from './sizes.ts';

/** One block's tensors. */
export interface LayerRegions {
  /** M×d after the first layer norm, with its mean and rstd (M each). */
  readonly norm1: Pointer;
  readonly mean1: Pointer;
  readonly rstd1: Pointer;
  /** M×3d: query, key and value side by side, heads within each. */
  readonly qkv: Pointer;
  /** rows×H×T×T, after the softmax; of a row of n < T tokens the first n×n of each T×T. */
  readonly attention: Pointer;
  /** M×d: the heads' mixtures of values, side by side. */
  readonly mixed: Pointer;
  /** M×d: the residual stream between attention and MLP. */
  readonly middle: Pointer;
  readonly norm2: Pointer;
  readonly mean2: Pointer;
  readonly rstd2: Pointer;
  /** M×4d before and after GELU. */
  readonly neurons: Pointer;
  readonly activation: Pointer;
}

export interface Activations {
  readonly tokens: Pointer;
  readonly targets: Pointer;
  readonly weights: Pointer;
  /** L + 1 times M×d: the residual stream at each level, and the gradient of the loss with respect to it. */
  readonly residual: readonly Pointer[];
  readonly residualGradient: readonly Pointer[];
  readonly layers: readonly LayerRegions[];
  readonly finalNorm: Pointer;
  readonly finalMean: Pointer;
  readonly finalRstd: Pointer;
  /** M×Vp: softmax of the logits, and the gradient with respect to the logits. */
  readonly probabilities: Pointer;
  readonly logitGradient: Pointer;
  /** M: −log p of each target, in nats. */
  readonly loss: Pointer;
  /** Scratch of the way there and back. */
  readonly transposed: Pointer;
  readonly dNorm: Pointer;
  readonly dQkv: Pointer;
  readonly dNeurons: Pointer;
  readonly dAttention: Pointer;
}

export function planActivations(plan: MemoryPlan, sizes: NetworkSizes, rows: number): Activations {
  const { width: d, contextLength: T, layerCount, headCount } = sizes;
  const padded = paddedVocabulary(sizes);
  const M = rows * T;
  const levels = () => Array.from({ length: layerCount + 1 }, () => plan.reserve(M * d));
  const layer = (): LayerRegions => ({
    norm1: plan.reserve(M * d),
    mean1: plan.reserve(M),
    rstd1: plan.reserve(M),
    qkv: plan.reserve(M * 3 * d),
    attention: plan.reserve(rows * headCount * T * T),
    mixed: plan.reserve(M * d),
    middle: plan.reserve(M * d),
    norm2: plan.reserve(M * d),
    mean2: plan.reserve(M),
    rstd2: plan.reserve(M),
    neurons: plan.reserve(M * 4 * d),
    activation: plan.reserve(M * 4 * d),
  });
  return {
    tokens: plan.reserve(M),
    targets: plan.reserve(M),
    weights: plan.reserve(M),
    residual: levels(),
    residualGradient: levels(),
    layers: Array.from({ length: layerCount }, layer),
    finalNorm: plan.reserve(M * d),
    finalMean: plan.reserve(M),
    finalRstd: plan.reserve(M),
    probabilities: plan.reserve(M * padded),
    logitGradient: plan.reserve(M * padded),
    loss: plan.reserve(M),
    transposed: plan.reserve(Math.max(4 * d * d, padded * d, T * d)),
    dNorm: plan.reserve(M * d),
    dQkv: plan.reserve(M * 3 * d),
    dNeurons: plan.reserve(M * 4 * d),
    dAttention: plan.reserve(T * T),
  };
}
