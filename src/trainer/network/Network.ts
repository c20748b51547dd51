/**
 * A small GPT-2 that can compute and learn. All its numbers lie in one memory and are read as views:
 * parameters and gradients by checkpoint name, activations by place. Leaves out: what to learn (phases/).
 */
import type { Pointer } from '@/trainer/kernels/Kernels.ts';
import { TrainerError } from '@/trainer/TrainerError.ts';
import { planActivations } from './activations.ts';
import { Decoder, planDecoder } from './Decoder.ts';
import { initialize } from './initialize.ts';
import { Memory, MemoryPlan } from './Memory.ts';
import { Optimizer } from './Optimizer.ts';
import { planParameters } from './parameters.ts';
import type { ParameterPlan } from './parameters.ts';
import { Pass } from './Pass.ts';
import { checkSizes } from './sizes.ts';
import type { NetworkSizes } from './sizes.ts';

/** The target of a token after which nothing is asked. */
export const NO_TARGET = -1;
/** Sequences of one batch, at most: eight pairs of answers, or four and eight to rehearse. */
export const MOST_ROWS = 16;
/** Sequences of one pass beside the training. */
const PROBE_ROWS = 4;
/** Texts that are continued side by side. */
export const LANES = 16;

export class Network {
  readonly sizes: NetworkSizes;
  readonly memory: Memory;
  readonly plan: ParameterPlan;
  readonly optimizer: Optimizer;
  /** Training batches. */
  readonly batch: Pass;
  /** Questions asked meanwhile. */
  readonly probe: Pass;
  readonly decoder: Decoder;
  /** All parameters as one run of numbers, and their gradients in the same order: what a checkpoint copies. */
  readonly parameters: Float32Array<ArrayBuffer>;
  readonly gradients: Float32Array<ArrayBuffer>;
  readonly #weights: Pointer;
  readonly #gradients: Pointer;

  /** `module`: the compiled kernels, null for the readable ones. Throws SizeRefused or OutOfMemory. */
  constructor(sizes: NetworkSizes, module: WebAssembly.Module | null, mostRows = MOST_ROWS) {
    checkSizes(sizes);
    this.sizes = sizes;
    this.plan = planParameters(sizes);
    const { count, matrixCount } = this.plan;
    const plan = new MemoryPlan();
    const weights = plan.reserve(count);
    const gradients = plan.reserve(count);
    const first = plan.reserve(count);
    const second = plan.reserve(count);
    const batch = planActivations(plan, sizes, mostRows);
    const probe = planActivations(plan, sizes, PROBE_ROWS);
    const decoder = planDecoder(plan, sizes, LANES);
    this.memory = allocate(plan, module);
    [this.#weights, this.#gradients] = [weights, gradients];
    this.parameters = this.memory.floats(weights, count);
    this.gradients = this.memory.floats(gradients, count);
    this.optimizer = new Optimizer(this.memory, { weights, gradients, first, second }, { count, matrixCount });
    this.batch = new Pass(this, batch, mostRows);
    this.probe = new Pass(this, probe, PROBE_ROWS);
    this.decoder = new Decoder(this, decoder, LANES);
  }

  readonly weight = (name: string): Pointer => this.#weights + 4 * this.#place(name).start;
  readonly gradient = (name: string): Pointer => this.#gradients + 4 * this.#place(name).start;

  /** A parameter's numbers, by checkpoint name. A view: it changes as the network learns. */
  parameter(name: string): Float32Array<ArrayBuffer> {
    return this.memory.floats(this.weight(name), this.#place(name).count);
  }

  gradientOf(name: string): Float32Array<ArrayBuffer> {
    return this.memory.floats(this.gradient(name), this.#place(name).count);
  }

  clearGradients(): void {
    this.gradients.fill(0);
  }

  /** Fresh parameters from a seed; the optimizer forgets. */
  initialize(seed: number): void {
    initialize(this, seed);
    this.optimizer.reset();
  }

  #place(name: string) {
    const place = this.plan.places.get(name);
    if (!place) throw new RangeError(`There is no parameter ${name}.`);
    return place;
  }
}

function allocate(plan: MemoryPlan, module: WebAssembly.Module | null): Memory {
  try {
    return new Memory(plan, module);
  } catch (cause) {
    const megabytes = Math.ceil(plan.bytes / 1e6);
    throw new TrainerError('OutOfMemory', `A network of this size needs ${megabytes} MB.`, { cause });
  }
}
