/** Products, sums and look-ups of matrices, one number at a time. What each computes: ../Kernels.ts. */
import type { Kernels } from '@/trainer/kernels/Kernels.ts';

type MatrixKernels = Pick<
  Kernels,
  'gemm' | 'transpose' | 'addBias' | 'biasGradient' | 'add' | 'embed' | 'embedGradient' | 'sumOfSquares'
>;

/** `float` and `int` are the whole memory, so byte offset p is index p ÷ 4. */
export function matrixKernels(float: Float32Array, int: Int32Array): MatrixKernels {
  return {
    gemm(a, aRowStride, aColumnStride, b, bRowStride, c, cRowStride, rows, columns, inner, accumulate) {
      for (let i = 0; i < rows; i++) {
        const to = c / 4 + i * cRowStride;
        if (!accumulate) float.fill(0, to, to + columns);
        // Row i of C is a sum of rows of B, each weighed by one number of A.
        for (let k = 0; k < inner; k++) {
          const weight = float[a / 4 + i * aRowStride + k * aColumnStride]!;
          const from = b / 4 + k * bRowStride;
          for (let j = 0; j < columns; j++) float[to + j]! += weight * float[from + j]!;
        }
      }
    },

    transpose(from, fromRowStride, to, toRowStride, rows, columns) {
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++)
          float[to / 4 + j * toRowStride + i] = float[from / 4 + i * fromRowStride + j]!;
    },

    addBias(x, bias, rows, width) {
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < width; j++) float[x / 4 + i * width + j]! += float[bias / 4 + j]!;
    },

    biasGradient(dx, dBias, rows, width) {
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < width; j++) float[dBias / 4 + j]! += float[dx / 4 + i * width + j]!;
    },

    add(out, a, b, n) {
      for (let j = 0; j < n; j++) float[out / 4 + j] = float[a / 4 + j]! + float[b / 4 + j]!;
    },

    embed(index, table, positions, x, rows, context, width) {
      for (let m = 0; m < rows; m++) {
        const token = table / 4 + int[index / 4 + m]! * width;
        const position = positions / 4 + (m % context) * width;
        for (let j = 0; j < width; j++) float[x / 4 + m * width + j] = float[token + j]! + float[position + j]!;
      }
    },

    embedGradient(index, dx, dTable, dPositions, rows, context, width) {
      for (let m = 0; m < rows; m++) {
        const token = dTable / 4 + int[index / 4 + m]! * width;
        const position = dPositions / 4 + (m % context) * width;
        for (let j = 0; j < width; j++) {
          const gradient = float[dx / 4 + m * width + j]!;
          float[token + j]! += gradient;
          float[position + j]! += gradient;
        }
      }
    },

    sumOfSquares(x, n) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += float[x / 4 + j]! ** 2;
      return sum;
    },
  };
}
