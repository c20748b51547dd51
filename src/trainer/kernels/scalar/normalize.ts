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

const square = (x: number) => x * x;

/** σ(2u): how much of x GELU lets through. */
function gate(x: number): number {
  return 1 / (1 + Math.exp(-x * (LINEAR + CUBIC * x * x)));
}

export function normalizeKernels(
  float: Float32Array,
): Pick<Kernels, 'layerNorm' | 'layerNormGradient' | 'gelu' | 'geluGradient'> {
  return {
    layerNorm(x, gain, bias, y, mean, rstd, rows, width) {
      for (let m = 0; m < rows; m++) {
        const row = (x >> 2) + m * width;
        const center = meanOf(width, (j) => float[row + j]!);
        const variance = meanOf(width, (j) => square(float[row + j]! - center));
        const scale = 1 / Math.sqrt(variance + EPSILON);
        for (let j = 0; j < width; j++)
          float[(y >> 2) + m * width + j] =
            (float[row + j]! - center) * scale * float[(gain >> 2) + j]! + float[(bias >> 2) + j]!;
        float[(mean >> 2) + m] = center;
        float[(rstd >> 2) + m] = scale;
      }
    },

    layerNormGradient(x, gain, dy, mean, rstd, dx, dGain, dBias, rows, width) {
      for (let m = 0; m < rows; m++) {
        const row = m * width;
        const center = float[(mean >> 2) + m]!;
        const scale = float[(rstd >> 2) + m]!;
        const normal: Row = (j) => (float[(x >> 2) + row + j]! - center) * scale;
        const t: Row = (j) => float[(dy >> 2) + row + j]! * float[(gain >> 2) + j]!;
        const meanT = meanOf(width, t);
        const meanTNormal = meanOf(width, (j) => t(j) * normal(j));
        for (let j = 0; j < width; j++) {
          const gradient = float[(dy >> 2) + row + j]!;
          float[(dGain >> 2) + j]! += gradient * normal(j);
          float[(dBias >> 2) + j]! += gradient;
          float[(dx >> 2) + row + j]! += scale * (t(j) - meanT - normal(j) * meanTNormal);
        }
      }
    },

    gelu(x, y, n) {
      for (let j = 0; j < n; j++) {
        const value = float[(x >> 2) + j]!;
        float[(y >> 2) + j] = value * gate(value);
      }
    },

    geluGradient(x, dy, dx, n) {
      for (let j = 0; j < n; j++) {
        const value = float[(x >> 2) + j]!;
        const open = gate(value);
        const slope = LINEAR + 3 * CUBIC * value * value; // (2u)′
        float[(dx >> 2) + j] = float[(dy >> 2) + j]! * open * (1 + value * (1 - open) * slope);
      }
    },
  };
}
