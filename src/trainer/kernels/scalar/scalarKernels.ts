/** The readable set of kernels: the fallback where WebAssembly SIMD is missing, and what the fast set is tested against. */
import type { Kernels } from '@/trainer/kernels/Kernels.ts';
import { learnKernels } from './learn.ts';
import { matrixKernels } from './matrix.ts';
import { normalizeKernels } from './normalize.ts';

export function scalarKernels(memory: ArrayBuffer): Kernels {
  const float = new Float32Array(memory);
  const int = new Int32Array(memory);
  return { ...matrixKernels(float, int), ...normalizeKernels(float), ...learnKernels(float, int) };
}
