/**
 * The arithmetic a small GPT needs to compute and to learn, as about twenty plain loops ("kernels") over
 * one memory. Two sets have these signatures and agree with each other: `scalar/`, one number at a
 * time, written to be read; and `assembly/`, four at a time, compiled to WebAssembly with SIMD.
 *
 * Every pointer is a BYTE offset into the memory, a multiple of 16 but where `transpose` writes. Every stride
 * counts float32 values. Tensors are row-major. n, width and row lengths are multiples of 4, so that four at a time comes out even.
 * Leaves out: which kernel follows which (network/).
 */

/** A byte offset into the memory. */
export type Pointer = number;

export interface Kernels {
  /**
   * C = A·B, or C += A·B when `accumulate` is 1. A is rows×inner with free strides (so that Aᵀ needs no
   * copy: swap them), B is inner×columns and C rows×columns with contiguous rows.
   * The name is that of the Basic Linear Algebra Subprograms (Dongarra et al. 1990).
   */
  gemm(
    a: Pointer,
    aRowStride: number,
    aColumnStride: number,
    b: Pointer,
    bRowStride: number,
    c: Pointer,
    cRowStride: number,
    rows: number,
    columns: number,
    inner: number,
    accumulate: 0 | 1,
  ): void;
  /** to[column][row] = from[row][column], for `rows`×`columns`. */
  transpose(
    from: Pointer,
    fromRowStride: number,
    to: Pointer,
    toRowStride: number,
    rows: number,
    columns: number,
  ): void;
  /** x += bias in every row; x is rows×width. */
  addBias(x: Pointer, bias: Pointer, rows: number, width: number): void;
  /** The gradient of a bias: dBias += the sum of dx over its rows. */
  biasGradient(dx: Pointer, dBias: Pointer, rows: number, width: number): void;
  /** out = a + b, n values. */
  add(out: Pointer, a: Pointer, b: Pointer, n: number): void;
  /** Row m of x becomes table row index[m] plus position row m mod context. The embedding of GPT-2. */
  embed(
    index: Pointer,
    table: Pointer,
    positions: Pointer,
    x: Pointer,
    rows: number,
    context: number,
    width: number,
  ): void;
  /** Adds each row of dx to its token's and its position's row of the gradient. */
  embedGradient(
    index: Pointer,
    dx: Pointer,
    dTable: Pointer,
    dPositions: Pointer,
    rows: number,
    context: number,
    width: number,
  ): void;
  /**
   * y = (x − mean)·rstd·gain + bias in every row, rstd = 1/√(variance + 10⁻⁵). Keeps mean and rstd
   * (one number a row) for the way back. Source: Ba, Kiros & Hinton, "Layer Normalization", 2016.
   */
  layerNorm(
    x: Pointer,
    gain: Pointer,
    bias: Pointer,
    y: Pointer,
    mean: Pointer,
    rstd: Pointer,
    rows: number,
    width: number,
  ): void;
  /**
   * With x̂ = (x − mean)·rstd and t = dy·gain:  dx += rstd·(t − mean(t) − x̂·mean(t·x̂)),
   * dGain += Σ dy·x̂,  dBias += Σ dy.
   */
  layerNormGradient(
    x: Pointer,
    gain: Pointer,
    dy: Pointer,
    mean: Pointer,
    rstd: Pointer,
    dx: Pointer,
    dGain: Pointer,
    dBias: Pointer,
    rows: number,
    width: number,
  ): void;
  /**
   * y = x·σ(2u), u = √(2/π)·(x + 0.044715 x³): GELU in GPT-2's tanh form, as ½(1 + tanh u) = σ(2u).
   * Source: Hendrycks & Gimpel, "Gaussian Error Linear Units", 2016.
   */
  gelu(x: Pointer, y: Pointer, n: number): void;
  /** dx = dy·s·(1 + x·(1 − s)·(2u)′), s = σ(2u). May be in place. */
  geluGradient(x: Pointer, dy: Pointer, dx: Pointer, n: number): void;
  /**
   * Causal softmax in place, for `rows` queries over `keys` columns. Query i sees keys 0 … first + i:
   * p_j = exp((s_j − max)·scale) / Σ, and 0 for what it must not see.
   */
  softmaxCausal(scores: Pointer, rows: number, keys: number, first: number, scale: number): void;
  /** ds = scale·p·(dp − Σ p·dp) in every row, in place on dp. */
  softmaxGradient(p: Pointer, dp: Pointer, rows: number, keys: number, scale: number): void;
  /**
   * Rows of logits become probabilities, in place; loss[m] = −log p[target m], in nats. Only the first
   * `vocabulary` of `padded` columns are tokens; the rest get probability 0.
   */
  crossEntropy(logits: Pointer, target: Pointer, loss: Pointer, rows: number, vocabulary: number, padded: number): void;
  /** dLogits = weight[m]·(p − onehot(target m)): the gradient of Σ weight·loss. */
  crossEntropyGradient(
    p: Pointer,
    target: Pointer,
    weight: Pointer,
    dLogits: Pointer,
    rows: number,
    padded: number,
  ): void;
  /** Σ x². */
  sumOfSquares(x: Pointer, n: number): number;
  /**
   * One step of AdamW. g = gradient·gradientScale;  m = β₁m + (1 − β₁)g;  v = β₂v + (1 − β₂)g²;
   * x = x·(1 − rate·decay) − rate·(m/correction₁) / (√(v/correction₂) + ε).
   * Source: Loshchilov & Hutter, "Decoupled Weight Decay Regularization", 2019.
   */
  adamw(
    x: Pointer,
    gradient: Pointer,
    m: Pointer,
    v: Pointer,
    n: number,
    rate: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    decay: number,
    correction1: number,
    correction2: number,
    gradientScale: number,
  ): void;
}

export type KernelName = keyof Kernels;
