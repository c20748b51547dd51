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
      const add = (i: number, j: number, sum: number) => {
        const to = (c >> 2) + i * cRowStride + j;
        float[to] = accumulate ? float[to]! + sum : sum;
      };
      const whole = columns - (columns % 4);
      for (let i = 0; i < rows; i++) {
        const row = (a >> 2) + i * aRowStride;
        // Four columns at a time: each number of A is fetched once for all of them, and no sum leaves the loop before its end.
        for (let j = 0; j < whole; j += 4) {
          let [s0, s1, s2, s3] = [0, 0, 0, 0];
          for (let k = 0, from = (b >> 2) + j, at = row; k < inner; k++, from += bRowStride, at += aColumnStride) {
            const weight = float[at]!;
            s0 += weight * float[from]!;
            s1 += weight * float[from + 1]!;
            s2 += weight * float[from + 2]!;
            s3 += weight * float[from + 3]!;
          }
          add(i, j, s0);
          add(i, j + 1, s1);
          add(i, j + 2, s2);
          add(i, j + 3, s3);
        }
        for (let j = whole; j < columns; j++) {
          let sum = 0;
          for (let k = 0; k < inner; k++)
            sum += float[row + k * aColumnStride]! * float[(b >> 2) + k * bRowStride + j]!;
          add(i, j, sum);
        }
      }
    },

    transpose(from, fromRowStride, to, toRowStride, rows, columns) {
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++)
          float[(to >> 2) + j * toRowStride + i] = float[(from >> 2) + i * fromRowStride + j]!;
    },

    addBias(x, bias, rows, width) {
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < width; j++) float[(x >> 2) + i * width + j]! += float[(bias >> 2) + j]!;
    },

    biasGradient(dx, dBias, rows, width) {
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < width; j++) float[(dBias >> 2) + j]! += float[(dx >> 2) + i * width + j]!;
    },

    add(out, a, b, n) {
      for (let j = 0; j < n; j++) float[(out >> 2) + j] = float[(a >> 2) + j]! + float[(b >> 2) + j]!;
    },

    embed(index, table, positions, x, rows, context, width) {
      for (let m = 0; m < rows; m++) {
        const token = (table >> 2) + int[(index >> 2) + m]! * width;
        const position = (positions >> 2) + (m % context) * width;
        for (let j = 0; j < width; j++) float[(x >> 2) + m * width + j] = float[token + j]! + float[position + j]!;
      }
    },

    embedGradient(index, dx, dTable, dPositions, rows, context, width) {
      for (let m = 0; m < rows; m++) {
        const token = (dTable >> 2) + int[(index >> 2) + m]! * width;
        const position = (dPositions >> 2) + (m % context) * width;
        for (let j = 0; j < width; j++) {
          const gradient = float[(dx >> 2) + m * width + j]!;
          float[token + j]! += gradient;
          float[position + j]! += gradient;
        }
      }
    },

    sumOfSquares(x, n) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += float[(x >> 2) + j]! * float[(x >> 2) + j]!;
      return sum;
    },
  };
}
