/**
 * Room for one pass of the network over up to `mostRows` sequences: forward, the way back, and all tensors of
 * both, kept until the next pass in the same room. The network has two: one for training batches, and a
 * smaller one for questions asked meanwhile, so that looking never disturbs what is looked at.
 */
import type { Pointer } from '@/trainer/kernels/Kernels.ts';
import type { Activations } from './activations.ts';
import { backward } from './backward.ts';
import { forward } from './forward.ts';
import type { Memory } from './Memory.ts';
import type { NetworkCore } from './NetworkCore.ts';
import { paddedVocabulary } from './sizes.ts';
import type { NetworkSizes } from './sizes.ts';

interface Parts {
  readonly sizes: NetworkSizes;
  readonly memory: Memory;
  readonly weight: (name: string) => Pointer;
  readonly gradient: (name: string) => Pointer;
}

export class Pass implements NetworkCore {
  readonly sizes: NetworkSizes;
  readonly padded: number;
  readonly memory: Memory;
  readonly weight: Parts['weight'];
  readonly gradient: Parts['gradient'];
  readonly activations: Activations;
  readonly mostRows: number;

  constructor(parts: Parts, activations: Activations, mostRows: number) {
    this.sizes = parts.sizes;
    this.memory = parts.memory;
    this.weight = parts.weight;
    this.gradient = parts.gradient;
    this.padded = paddedVocabulary(parts.sizes);
    this.activations = activations;
    this.mostRows = mostRows;
  }

  /**
   * Reads `rows` sequences of T tokens each. Returns −log p of every target in nats, a view of rows·T numbers.
   * Without a target (below 0) token 0 is taken for one; its weight on the way back must be 0.
   */
  forward(tokens: Int32Array, targets: Int32Array | null, rows: number): Float32Array {
    const M = rows * this.sizes.contextLength;
    if (rows > this.mostRows || tokens.length < M)
      throw new RangeError(`${rows} rows of ${tokens.length} tokens do not fit.`);
    this.memory.integers(this.activations.tokens, M).set(tokens.subarray(0, M));
    const wanted = this.memory.integers(this.activations.targets, M).fill(0);
    if (targets) for (let m = 0; m < M; m++) wanted[m] = Math.max(0, targets[m]!);
    forward(this, rows);
    return this.memory.floats(this.activations.loss, M);
  }

  /** Adds the gradients of Σ weight·loss over the tokens of the last forward pass. Clear them first (Network.clearGradients). */
  backward(weights: Float32Array, rows: number): void {
    const M = rows * this.sizes.contextLength;
    this.memory.floats(this.activations.weights, M).set(weights.subarray(0, M));
    backward(this, rows);
  }
}
