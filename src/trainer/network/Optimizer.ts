/**
 * AdamW with a limit on the gradient's length: what turns gradients into a step. Two running means for each
 * parameter, of its gradient and of the gradient's square, make the step about `rate` long
 * whatever the gradient's scale. Sources: Kingma & Ba 2015 (Adam); Loshchilov & Hutter 2019 (decay apart
 * from the gradient); Pascanu, Mikolov & Bengio 2013 (clipping).
 */
import type { Pointer } from '@/trainer/kernels/Kernels.ts';
import type { Memory } from './Memory.ts';

export interface OptimizerSettings {
  readonly beta1: number;
  /** 0.99 rather than the usual 0.999: two thousand steps are few. */
  readonly beta2: number;
  readonly epsilon: number;
  /** Pulls matrices towards 0: share of `rate` per step. */
  readonly decay: number;
  /** The gradient is shortened to this length when it is longer. */
  readonly clip: number;
}

export const OPTIMIZER_SETTINGS: OptimizerSettings = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, decay: 0.01, clip: 1 };

interface Places {
  readonly weights: Pointer;
  readonly gradients: Pointer;
  readonly first: Pointer;
  readonly second: Pointer;
}

export class Optimizer {
  readonly #memory: Memory;
  readonly #at: Places;
  readonly #count: number;
  readonly #matrixCount: number;
  #step = 0;

  constructor(memory: Memory, at: Places, { count, matrixCount }: { count: number; matrixCount: number }) {
    this.#memory = memory;
    this.#at = at;
    this.#count = Math.ceil(count / 4) * 4;
    this.#matrixCount = matrixCount;
  }

  /** Both running means, for a checkpoint that is to go on exactly where it stopped. */
  get moments(): { first: Float32Array; second: Float32Array } {
    return {
      first: this.#memory.floats(this.#at.first, this.#count),
      second: this.#memory.floats(this.#at.second, this.#count),
    };
  }

  get step(): number {
    return this.#step;
  }

  /** Forgets its running means: a new phase starts fresh. `step`: when they were set from a checkpoint. */
  reset(step = 0): void {
    this.#step = step;
    if (step > 0) return;
    this.moments.first.fill(0);
    this.moments.second.fill(0);
  }

  /** One step along the gradients in place. Returns the gradient's length before clipping. */
  update(rate: number, { beta1, beta2, epsilon, decay, clip }: OptimizerSettings): number {
    const { kernels } = this.#memory;
    const step = ++this.#step;
    const length = Math.sqrt(kernels.sumOfSquares(this.#at.gradients, this.#count));
    const scale = length > clip ? clip / length : 1;
    const correction1 = 1 - beta1 ** step;
    const correction2 = 1 - beta2 ** step;
    const update = (from: number, to: number, share: number) => {
      const [x, g, m, v] = [this.#at.weights, this.#at.gradients, this.#at.first, this.#at.second].map(
        (at) => at + 4 * from,
      ) as [number, number, number, number];
      kernels.adamw(x, g, m, v, to - from, rate, beta1, beta2, epsilon, share, correction1, correction2, scale);
    };
    update(0, this.#matrixCount, decay);
    update(this.#matrixCount, this.#count, 0);
    return length;
  }
}
