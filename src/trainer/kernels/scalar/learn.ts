/** Softmax, the loss and the optimizer's step, one number at a time. What each computes: ../Kernels.ts. */
import type { Kernels } from '@/trainer/kernels/Kernels.ts';

type LearnKernels = Pick<
  Kernels,
  'softmaxCausal' | 'softmaxGradient' | 'crossEntropy' | 'crossEntropyGradient' | 'adamw'
>;

export function learnKernels(float: Float32Array, int: Int32Array): LearnKernels {
  /** Softmax of `count` numbers from index `at`, in place. Returns the sum of the exps. */
  function softmaxRow(at: number, count: number, scale: number): number {
    let largest = -Infinity;
    for (let j = 0; j < count; j++) largest = Math.max(largest, float[at + j]!);
    let sum = 0;
    for (let j = 0; j < count; j++) sum += float[at + j] = Math.exp((float[at + j]! - largest) * scale);
    for (let j = 0; j < count; j++) float[at + j]! /= sum;
    return sum;
  }

  return {
    softmaxCausal(scores, rows, keys, first, scale) {
      for (let i = 0; i < rows; i++) {
        const row = (scores >> 2) + i * keys;
        const seen = first + i + 1;
        softmaxRow(row, seen, scale);
        float.fill(0, row + seen, row + keys);
      }
    },

    softmaxGradient(p, dp, rows, keys, scale) {
      for (let i = 0; i < rows; i++) {
        const [row, dRow] = [(p >> 2) + i * keys, (dp >> 2) + i * keys];
        let expected = 0;
        for (let j = 0; j < keys; j++) expected += float[row + j]! * float[dRow + j]!;
        for (let j = 0; j < keys; j++) float[dRow + j] = scale * float[row + j]! * (float[dRow + j]! - expected);
      }
    },

    crossEntropy(logits, target, loss, rows, vocabulary, padded) {
      for (let m = 0; m < rows; m++) {
        const row = (logits >> 2) + m * padded;
        const right = row + int[(target >> 2) + m]!;
        let largest = -Infinity;
        for (let j = 0; j < vocabulary; j++) largest = Math.max(largest, float[row + j]!);
        const distance = largest - float[right]!;
        float[(loss >> 2) + m] = Math.log(softmaxRow(row, vocabulary, 1)) + distance;
        float.fill(0, row + vocabulary, row + padded);
      }
    },

    crossEntropyGradient(p, target, weight, dLogits, rows, padded) {
      for (let m = 0; m < rows; m++) {
        const scale = float[(weight >> 2) + m]!;
        const to = (dLogits >> 2) + m * padded;
        for (let j = 0; j < padded; j++) float[to + j] = scale * float[(p >> 2) + m * padded + j]!;
        float[to + int[(target >> 2) + m]!]! -= scale;
      }
    },

    adamw(x, gradient, m, v, n, rate, beta1, beta2, epsilon, decay, correction1, correction2, gradientScale) {
      for (let j = 0; j < n; j++) {
        const g = float[(gradient >> 2) + j]! * gradientScale;
        const first = (float[(m >> 2) + j] = beta1 * float[(m >> 2) + j]! + (1 - beta1) * g);
        const second = (float[(v >> 2) + j] = beta2 * float[(v >> 2) + j]! + (1 - beta2) * g * g);
        const step = (rate * first) / correction1 / (Math.sqrt(second / correction2) + epsilon);
        float[(x >> 2) + j] = float[(x >> 2) + j]! * (1 - rate * decay) - step;
      }
    },
  };
}
