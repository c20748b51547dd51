/**
 * The way there: tokens to probabilities, for the M tokens of all rows at once, keeping every tensor.
 *
 *     x₀ = E[token] + P[position]
 *     x′ = x + Attention(LN₁(x)),   x ← x′ + W₂·GELU(W₁·LN₂(x′))        for each of L blocks
 *     p  = softmax(LN_f(x)·Eᵀ)
 *
 * Source: Radford et al., "Language Models are Unsupervised Multitask Learners", 2019 (GPT-2: layer norms
 * before, not after). nanoGPT's model.py and llm.c's train_gpt2.c compute the same.
 */
import type { Pointer } from '@/trainer/kernels/Kernels.ts';
import type { NetworkCore } from './NetworkCore.ts';
import type { PackedRows } from './packRows.ts';
import { blockName, FINAL_NORM, POSITION_EMBEDDING, TOKEN_EMBEDDING } from './parameters.ts';
import type { BlockPart } from './parameters.ts';

/** Fills the activations for the rows whose tokens and targets are in place. */
export function forward(core: NetworkCore, rows: PackedRows): void {
  const { sizes, padded, activations: at, weight } = core;
  const { kernels: k } = core.memory;
  const { width: d, contextLength: T, vocabularySize: V } = sizes;
  const M = rows.count;
  const [tokens, positions] = [weight(TOKEN_EMBEDDING), weight(POSITION_EMBEDDING)];
  // A row begins at position 0, wherever it lies.
  rows.starts.forEach((m, row) =>
    k.embed(at.tokens + 4 * m, tokens, positions, at.residual[0]! + 4 * m * d, rows.lengths[row]!, T, d),
  );
  for (let layer = 0; layer < sizes.layerCount; layer++) {
    attentionForward(core, layer, rows);
    mlpForward(core, layer, M);
  }
  const [gain, bias] = normWeights(core, FINAL_NORM);
  k.layerNorm(at.residual.at(-1)!, gain, bias, at.finalNorm, at.finalMean, at.finalRstd, M, d);
  // The head is the token embedding, turned: the same numbers read and write a token ("tied").
  k.transpose(weight(TOKEN_EMBEDDING), d, at.transposed, padded, padded, d);
  k.gemm(at.finalNorm, d, 1, at.transposed, padded, at.probabilities, padded, M, padded, d, 0);
  k.crossEntropy(at.probabilities, at.targets, at.loss, M, V, padded);
}

/** x′ = x + (heads of softmax(q·kᵀ/√dh)·v, side by side)·W_o. */
function attentionForward(core: NetworkCore, layer: number, rows: PackedRows): void {
  const { sizes, activations: at } = core;
  const { kernels: k } = core.memory;
  const { width: d, contextLength: T, headCount: H } = sizes;
  const M = rows.count;
  const dh = d / H;
  const here = at.layers[layer]!;
  const input = at.residual[layer]!;
  const [gain, bias] = normWeights(core, blockName(layer, 'ln_1'));
  k.layerNorm(input, gain, bias, here.norm1, here.mean1, here.rstd1, M, d);
  linear(core, layer, 'attn.c_attn', here.norm1, here.qkv, M);
  rows.lengths.forEach((n, row) => {
    const m = rows.starts[row]!;
    for (let head = 0; head < H; head++) {
      const query = here.qkv + 4 * (m * 3 * d + head * dh);
      const [key, value] = [query + 4 * d, query + 8 * d];
      const weights = here.attention + 4 * (row * H + head) * T * T;
      k.transpose(key, 3 * d, at.transposed, n, n, dh);
      k.gemm(query, 3 * d, 1, at.transposed, n, weights, n, n, n, dh, 0);
      k.softmaxCausal(weights, n, n, 0, 1 / Math.sqrt(dh));
      k.gemm(weights, n, 1, value, 3 * d, here.mixed + 4 * (m * d + head * dh), d, n, dh, n, 0);
    }
  });
  linear(core, layer, 'attn.c_proj', here.mixed, here.middle, M);
  k.add(here.middle, here.middle, input, M * d);
}

function mlpForward(core: NetworkCore, layer: number, M: number): void {
  const { sizes, activations: at } = core;
  const { kernels: k } = core.memory;
  const d = sizes.width;
  const here = at.layers[layer]!;
  const output = at.residual[layer + 1]!;
  const [gain, bias] = normWeights(core, blockName(layer, 'ln_2'));
  k.layerNorm(here.middle, gain, bias, here.norm2, here.mean2, here.rstd2, M, d);
  linear(core, layer, 'mlp.c_fc', here.norm2, here.neurons, M);
  k.gelu(here.neurons, here.activation, M * 4 * d);
  linear(core, layer, 'mlp.c_proj', here.activation, output, M);
  k.add(output, output, here.middle, M * d);
}

export function normWeights(core: Pick<NetworkCore, 'weight'>, name: string): [gain: number, bias: number] {
  return [core.weight(`${name}.weight`), core.weight(`${name}.bias`)];
}

/** y = x·W + b, with W of in×out. */
export function linear(
  core: Pick<NetworkCore, 'sizes' | 'memory' | 'weight'>,
  layer: number,
  part: BlockPart,
  x: Pointer,
  y: Pointer,
  M: number,
): void {
  const [inputs, outputs] = linearSize(core.sizes.width, part);
  const name = blockName(layer, part);
  const { kernels: k } = core.memory;
  k.gemm(x, inputs, 1, core.weight(`${name}.weight`), outputs, y, outputs, M, outputs, inputs, 0);
  k.addBias(y, core.weight(`${name}.bias`), M, outputs);
}

/** Rows and columns of a block's matrix. */
export function linearSize(d: number, part: BlockPart): [inputs: number, outputs: number] {
  if (part === 'attn.c_attn') return [d, 3 * d];
  if (part === 'mlp.c_fc') return [d, 4 * d];
  return [part === 'mlp.c_proj' ? 4 * d : d, d];
}
