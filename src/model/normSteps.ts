/**
 * Layer norm with every step kept, for showing how one of its numbers comes about:
 *
 *     μ = Σ x_i / d        σ² = Σ (x_i − μ)² / d        s = √(σ² + ε)        y_i = (x_i − μ) / s · g_i + b_i
 *
 * Source: Ba, Kiros & Hinton 2016, "Layer Normalization". The plain function is layerNorm in vector.ts.
 */
import type { Numbers } from './softmax.ts';
import { mean, variance } from './vector.ts';

export interface NormSteps {
  readonly mean: number;
  readonly variance: number;
  /** √(variance + ε): what is divided by. */
  readonly deviation: number;
  /** d numbers. */
  readonly output: Float32Array;
}

/** Throws RangeError when gain or bias have not as many numbers as x. */
export function normSteps(x: Numbers, gain: Numbers, bias: Numbers, epsilon: number): NormSteps {
  for (const weights of [gain, bias])
    if (weights.length !== x.length)
      throw new RangeError(`Layer norm of ${x.length} numbers has ${weights.length} weights.`);
  const center = mean(x);
  const spread = variance(x);
  const deviation = Math.sqrt(spread + epsilon);
  const output = Float32Array.from(x, (value, i) => ((value - center) / deviation) * gain[i]! + bias[i]!);
  return { mean: center, variance: spread, deviation, output };
}
