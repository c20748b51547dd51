/**
 * Vectors as lists of d numbers: how long one is, how alike two are, and GPT-2's layer norm. For
 * showing how numbers come about; the network itself computes in the runtime, never here.
 */
import { GPT2_EPSILON } from './architecture.ts';
import type { Numbers } from './softmax.ts';

/** x·y = Σ x_i y_i. Large when both are large where the other is, 0 when at right angles. (1, 2)·(3, 4) = 11. */
export function dot(left: Numbers, right: Numbers): number {
  if (left.length !== right.length)
    throw new RangeError(`A vector of ${left.length} numbers has no dot product with one of ${right.length}.`);
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += left[i]! * right[i]!;
  return sum;
}

/** Length |x| = √Σ x_i². |(3, 4)| = 5. */
export function norm(vector: Numbers): number {
  return Math.sqrt(dot(vector, vector));
}

/**
 * Cosine of the angle between two vectors, x·y / (|x| |y|), in −1…1: 1 for the same direction
 * whatever the lengths. 0 when one of them is zero, which has no direction.
 */
export function cosine(left: Numbers, right: Numbers): number {
  const lengths = norm(left) * norm(right);
  const product = dot(left, right);
  return lengths === 0 ? 0 : Math.min(1, Math.max(-1, product / lengths));
}

/** μ = Σ x_i / d. NaN of no numbers. */
export function mean(vector: Numbers): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += vector[i]!;
  return sum / vector.length;
}

/** σ² = Σ (x_i − μ)² / d: all d numbers are there, so it is divided by d, not d − 1. */
export function variance(vector: Numbers): number {
  const center = mean(vector);
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (vector[i]! - center) ** 2;
  return sum / vector.length;
}

/**
 * Layer norm: y_i = (x_i − μ) / √(σ² + ε) · gain_i + bias_i. Before each block's reading of the
 * residual stream the numbers are brought to mean 0 and variance 1, so that only their pattern
 * counts; the learned gain and bias (left out: 1 and 0) then weigh it. ε keeps it from dividing by zero.
 *
 *     x = (1, 3):  μ = 2, σ² = 1,  y ≈ (−1, 1)
 *
 * Source: Ba, Kiros & Hinton 2016, "Layer Normalization".
 */
export function layerNorm(vector: Numbers, gain?: Numbers, bias?: Numbers, epsilon = GPT2_EPSILON): Float64Array {
  for (const weights of [gain, bias])
    if (weights && weights.length !== vector.length)
      throw new RangeError(`Layer norm of ${vector.length} numbers has ${weights.length} weights.`);
  const center = mean(vector);
  const deviation = Math.sqrt(variance(vector) + epsilon);
  return Float64Array.from(vector, (x, i) => ((x - center) / deviation) * (gain?.[i] ?? 1) + (bias?.[i] ?? 0));
}
