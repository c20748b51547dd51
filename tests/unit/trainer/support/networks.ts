/** Networks for tests: small sizes, both sets of kernels, and inputs from a seed. */
import { uniform } from '@/model/philox.ts';
import { compileKernels } from '@/trainer/kernels/loadKernels.ts';
import { Network } from '@/trainer/network/Network.ts';
import type { NetworkSizes } from '@/trainer/network/sizes.ts';

const compiled = compileKernels();
if (!compiled) throw new Error('These tests need WebAssembly with SIMD.');
export const MODULES = { simd: compiled, scalar: null } as const;
export type ModuleName = keyof typeof MODULES;

export const TINY: NetworkSizes = { layerCount: 2, headCount: 2, width: 16, contextLength: 32, vocabularySize: 21 };
/** The sizes of the page, with the vocabulary of the small world. */
export const REAL: NetworkSizes = { layerCount: 3, headCount: 4, width: 64, contextLength: 64, vocabularySize: 62 };

export function makeNetwork(sizes: NetworkSizes, module: ModuleName, seed = 3): Network {
  const network = new Network(sizes, MODULES[module]);
  network.initialize(seed);
  return network;
}

/** Tokens, targets and weights without a pattern. */
export function makeBatch({ contextLength, vocabularySize }: NetworkSizes, rows: number, seed = 5) {
  const M = rows * contextLength;
  const draw = (i: number) => uniform(seed, i);
  return {
    rows,
    tokens: Int32Array.from({ length: M }, (_, m) => Math.floor(draw(3 * m) * vocabularySize)),
    targets: Int32Array.from({ length: M }, (_, m) => Math.floor(draw(3 * m + 1) * vocabularySize)),
    weights: Float32Array.from({ length: M }, (_, m) => 2 * draw(3 * m + 2) - 0.7),
  };
}

/** |a − b| / |b| over whole arrays. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  let difference = 0;
  let size = 0;
  for (let i = 0; i < expected.length; i++) {
    difference += (actual[i]! - expected[i]!) ** 2;
    size += expected[i]! ** 2;
  }
  return Math.sqrt(difference / Math.max(size, Number.MIN_VALUE));
}
