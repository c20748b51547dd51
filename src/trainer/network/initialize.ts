/**
 * The numbers a network starts with: normal with deviation 0.04 for matrices, smaller for those that write into
 * the residual stream, 1 and 0 for layer norms, 0 for biases. Drawn from the seed by a counter, so that
 * the same seed gives the same network whatever else was drawn. GPT-2 itself starts at 0.02 and ÷ √(2L).
 */
import { uniform } from '@/model/philox.ts';
import { FINAL_NORM, type ParameterPlan } from './parameters.ts';

/** At this width a little more than GPT-2's 0.02 learns faster in the first hundred steps. */
const DEVIATION = 0.04;
const RESIDUAL_SHARE = 0.4;
/** Numbers of one parameter start at this multiple of its index, so that no two share a counter. */
const COUNTER_STRIDE = 2 ** 24;

/** What is needed of a network to fill it. */
interface Blank {
  readonly plan: ParameterPlan;
  /** All parameters as one run of numbers. */
  readonly parameters: Float32Array;
  /** One of them, as a view of that run. */
  parameter(name: string): Float32Array;
}

export function initialize(network: Blank, seed: number): void {
  network.parameters.fill(0);
  let index = 0;
  for (const { name, shape, isResidual } of network.plan.places.values()) {
    const numbers = network.parameter(name);
    const isNorm = name.includes('.ln_') || name.startsWith(FINAL_NORM);
    if (isNorm && name.endsWith('.weight')) numbers.fill(1);
    else if (shape.length > 1) {
      const deviation = DEVIATION * (isResidual ? RESIDUAL_SHARE : 1);
      for (let i = 0; i < numbers.length; i++) numbers[i] = deviation * normal(seed, index * COUNTER_STRIDE + i);
    }
    index++;
  }
}

/** A normal number for a counter: Box and Muller's √(−2 ln u)·cos(2πv), 1958. */
export function normal(seed: number, counter: number): number {
  const u = uniform(seed, 2 * counter);
  const v = uniform(seed, 2 * counter + 1);
  return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
}
