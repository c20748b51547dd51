/** Layer norm and GELU with their gradients, one number at a time. What each computes: ../Kernels.ts. */
import type { Kernels } from '@/trainer/kernels/Kernels.ts';

const EPSILON = 1e-5;
/** √(2/π), doubled because σ takes 2u; and the cubic term's share of it. */
const LINEAR = 2 * Math.sqrt(2 / Math.PI);
const CUBIC = 0.044715 * LINEAR;

type Row = (j: number) => number;

function meanOf(width: number, value: Row): number {
  let sum = 0;
  for (let j = 0; j < width; j++) sum += value(j);
  return sum / width;
}

/** σ(2u): how much of x GELU lets through. */
function gate(x: number): number {
  return 1 / (1 + Math.exp(-(LINEAR * x + CUBIC * x ** 3)));
}

export function normalizeKernels(
  float: Float32Array,
): Pick<Kernels, 'layerNorm' | 'layerNormGradient' | 'gelu' | 'geluGradient'> {
  return {
    layerNorm(x, gain, bias, y, mean, rstd, rows, width) {
      for (let m = 0; m < rows; m++) {
        const row = x / 4 + m * width;
        const center = meanOf(width, (j) => float[row + j]!);
        const variance = meanOf(width, (j) => (float[row + j]! - center) ** 2);
        const scale = 1 / Math.sqrt(variance + EPSILON);
        for (let j = 0; j < width; j++)
          float[y / 4 + m * width + j] =
            (float[row + j]! - center) * scale * float[gain / 4 + j]! + float[bias / 4 + j]!;
        float[mean / 4 + m] = center;
        float[rstd / 4 + m] = scale;
      }
    },

    layerNormGradient(x, gain, dy, mean, rstd, dx, dGain, dBias, rows, width) {
      for (let m = 0; m < rows; m++) {
        const row = m * width;
        const center = float[mean / 4 + m]!;
        const scale = float[rstd / 4 + m]!;
        const normal: Row = (j) => (float[x / 4 + row + j]! - center) * scale;
        const t: Row = (j) => float[dy / 4 + row + j]! * float[gain / 4 + j]!;
        const meanT = meanOf(width, t);
        const meanTNormal = meanOf(width, (j) => t(j) * normal(j));
        for (let j = 0; j < width; j++) {
          const gradient = float[dy / 4 + row + j]!;
          float[dGain / 4 + j]! += gradient * normal(j);
          float[dBias / 4 + j]! += gradient;
          float[dx / 4 + row + j]! += scale * (t(j) - meanT - normal(j) * meanTNormal);
        }
      }
    },

    gelu(x, y, n) {
      for (let j = 0; j < n; j++) {
        const value = float[x / 4 + j]!;
        float[y / 4 + j] = value * gate(value);
      }
    },

    geluGradient(x, dy, dx, n) {
      for (let j = 0; j < n; j++) {
        const value = float[x / 4 + j]!;
        const open = gate(value);
        const slope = LINEAR + 3 * CUBIC * value ** 2; // (2u)′
        float[dx / 4 + j] = float[dy / 4 + j]! * open * (1 + value * (1 - open) * slope);
      }
    },
  };
}
