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
import { packRows } from './packRows.ts';
import type { PackedRows } from './packRows.ts';
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
  /** What the last pass has read. */
  rows: PackedRows = packRows(0, 0);
  /** −log p of every target of the last pass in nats, T for each row; 0 where nothing was read. */
  losses = new Float32Array();

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
   * Reads `rows` sequences with room for T tokens each, of row r the first `used[r]`; all T unless told.
   * Returns `losses`. Without a target (below 0) token 0 is taken for one; its weight on the way back must be 0.
   */
  forward(
    tokens: Int32Array,
    targets: Int32Array | null,
    rows: number,
    used?: ArrayLike<number>,
  ): Float32Array<ArrayBuffer> {
    const T = this.sizes.contextLength;
    if (rows > this.mostRows || tokens.length < rows * T)
      throw new RangeError(`${rows} rows of ${tokens.length} tokens do not fit.`);
    const at = this.activations;
    this.rows = packRows(rows, T, used);
    const read = this.memory.integers(at.tokens, this.rows.count);
    const wanted = this.memory.integers(at.targets, this.rows.count).fill(0);
    this.#eachRow((from, to, m) => {
      read.set(tokens.subarray(from, to), m);
      if (targets) for (let i = from; i < to; i++) wanted[m + i - from] = Math.max(0, targets[i]!);
    });
    forward(this, this.rows);
    const computed = this.memory.floats(at.loss, this.rows.count);
    this.losses = new Float32Array(rows * T);
    this.#eachRow((from, to, m) => this.losses.set(computed.subarray(m, m + to - from), from));
    return this.losses;
  }

  /**
   * Adds the gradients of Σ weight·loss over the tokens of the last forward pass, T weights for each row; those of
   * tokens that were not read are left out. Clear the gradients first (Network.clearGradients).
   */
  backward(weights: Float32Array): void {
    const packed = this.memory.floats(this.activations.weights, this.rows.count);
    this.#eachRow((from, to, m) => packed.set(weights.subarray(from, to), m));
    backward(this, this.rows);
  }

  /** The tokens read of each row: from where to where they stand among T places a row, and where among all that are read. */
  #eachRow(visit: (from: number, to: number, m: number) => void): void {
    const T = this.sizes.contextLength;
    this.rows.starts.forEach((m, row) => visit(row * T, row * T + this.rows.lengths[row]!, m));
  }
}
