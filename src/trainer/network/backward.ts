/**
 * The way back: how the loss would change with every number of the network ("backpropagation", the chain rule
 * from the end to the beginning; Rumelhart, Hinton & Williams 1986). Written by hand, block by block.
 *
 * One idea carries all of training: the caller gives one weight w for each target token, and the gradient is that of
 *
 *     Σ_m w_m·(−log p(target_m))
 *
 * Pre-training: w = 1/n. Fine-tuning: 1/n on answers and 0 on questions. Preference tuning: ± on the two answers.
 */
import { linearSize, normWeights } from './forward.ts';
import type { NetworkCore } from './NetworkCore.ts';
import type { PackedRows } from './packRows.ts';
import { blockName, FINAL_NORM, POSITION_EMBEDDING, TOKEN_EMBEDDING } from './parameters.ts';
import type { BlockPart } from './parameters.ts';

/** Adds to the gradients, for the rows of the last forward pass and the weights in place. */
export function backward(core: NetworkCore, rows: PackedRows): void {
  const { sizes, padded, activations: at, weight, gradient } = core;
  const { kernels: k } = core.memory;
  const { width: d, contextLength: T, layerCount } = sizes;
  const M = rows.count;
  k.crossEntropyGradient(at.probabilities, at.targets, at.weights, at.logitGradient, M, padded);
  // logits = n·Eᵀ, so dE += dLogitsᵀ·n and dn = dLogits·E.
  k.gemm(at.logitGradient, 1, padded, at.finalNorm, d, gradient(TOKEN_EMBEDDING), d, padded, d, M, 1);
  k.gemm(at.logitGradient, padded, 1, weight(TOKEN_EMBEDDING), d, at.dNorm, d, M, d, padded, 0);
  const top = at.residualGradient[layerCount]!;
  core.memory.floats(top, M * d).fill(0);
  normBackward(core, FINAL_NORM, at.residual[layerCount]!, at.finalMean, at.finalRstd, top, M);
  for (let layer = layerCount - 1; layer >= 0; layer--) {
    const dx = at.residualGradient[layer]!;
    // A block adds to the stream, so its input's gradient starts as its output's.
    core.memory.floats(dx, M * d).set(core.memory.floats(at.residualGradient[layer + 1]!, M * d));
    mlpBackward(core, layer, dx, M);
    attentionBackward(core, layer, dx, rows);
  }
  const first = at.residualGradient[0]!;
  const [dTokens, dPositions] = [gradient(TOKEN_EMBEDDING), gradient(POSITION_EMBEDDING)];
  rows.starts.forEach((m, row) =>
    k.embedGradient(at.tokens + 4 * m, first + 4 * m * d, dTokens, dPositions, rows.lengths[row]!, T, d),
  );
}

function mlpBackward(core: NetworkCore, layer: number, dx: number, M: number): void {
  const { sizes, activations: at } = core;
  const here = at.layers[layer]!;
  linearBackward(core, layer, 'mlp.c_proj', here.activation, dx, at.dNeurons, M);
  core.memory.kernels.geluGradient(here.neurons, at.dNeurons, at.dNeurons, M * 4 * sizes.width);
  linearBackward(core, layer, 'mlp.c_fc', here.norm2, at.dNeurons, at.dNorm, M);
  normBackward(core, blockName(layer, 'ln_2'), here.middle, here.mean2, here.rstd2, dx, M);
}

function attentionBackward(core: NetworkCore, layer: number, dx: number, rows: PackedRows): void {
  const { sizes, activations: at } = core;
  const { kernels: k } = core.memory;
  const { width: d, contextLength: T, headCount: H } = sizes;
  const M = rows.count;
  const dh = d / H;
  const here = at.layers[layer]!;
  linearBackward(core, layer, 'attn.c_proj', here.mixed, dx, at.dNorm, M);
  rows.lengths.forEach((n, row) => {
    const m = rows.starts[row]!;
    for (let head = 0; head < H; head++) {
      const offset = 4 * (m * 3 * d + head * dh);
      const query = here.qkv + offset;
      const [key, value] = [query + 4 * d, query + 8 * d];
      const dQuery = at.dQkv + offset;
      const [dKey, dValue] = [dQuery + 4 * d, dQuery + 8 * d];
      const weights = here.attention + 4 * (row * H + head) * T * T;
      const dMixed = at.dNorm + 4 * (m * d + head * dh);
      // mixed = A·v, so dA = dMixed·vᵀ and dv = Aᵀ·dMixed.
      k.transpose(value, 3 * d, at.transposed, n, n, dh);
      k.gemm(dMixed, d, 1, at.transposed, n, at.dAttention, n, n, n, dh, 0);
      k.gemm(weights, 1, n, dMixed, d, dValue, 3 * d, n, dh, n, 0);
      // A = softmax(s/√dh) and s = q·kᵀ, so dq = ds·k and dk = dsᵀ·q.
      k.softmaxGradient(weights, at.dAttention, n, n, 1 / Math.sqrt(dh));
      k.gemm(at.dAttention, n, 1, key, 3 * d, dQuery, 3 * d, n, dh, n, 0);
      k.gemm(at.dAttention, 1, n, query, 3 * d, dKey, 3 * d, n, dh, n, 0);
    }
  });
  linearBackward(core, layer, 'attn.c_attn', here.norm1, at.dQkv, at.dNorm, M);
  normBackward(core, blockName(layer, 'ln_1'), at.residual[layer]!, here.mean1, here.rstd1, dx, M);
}

/** y = x·W + b, so dW += xᵀ·dy, db += Σ dy and dx = dy·Wᵀ. */
function linearBackward(
  core: NetworkCore,
  layer: number,
  part: BlockPart,
  x: number,
  dy: number,
  dx: number,
  M: number,
): void {
  const { activations: at, weight, gradient, sizes } = core;
  const { kernels: k } = core.memory;
  const [inputs, outputs] = linearSize(sizes.width, part);
  const name = blockName(layer, part);
  k.biasGradient(dy, gradient(`${name}.bias`), M, outputs);
  k.gemm(x, 1, inputs, dy, outputs, gradient(`${name}.weight`), outputs, inputs, outputs, M, 1);
  k.transpose(weight(`${name}.weight`), outputs, at.transposed, inputs, inputs, outputs);
  k.gemm(dy, outputs, 1, at.transposed, inputs, dx, inputs, M, inputs, outputs, 0);
}

/** Adds to dx what comes back through a layer norm, whose output's gradient is in `dNorm`. */
function normBackward(
  core: NetworkCore,
  name: string,
  x: number,
  mean: number,
  rstd: number,
  dx: number,
  M: number,
): void {
  const [gain] = normWeights(core, name);
  const [dGain, dBias] = [core.gradient(`${name}.weight`), core.gradient(`${name}.bias`)];
  core.memory.kernels.layerNormGradient(
    x,
    gain,
    core.activations.dNorm,
    mean,
    rstd,
    dx,
    dGain,
    dBias,
    M,
    core.sizes.width,
  );
}
