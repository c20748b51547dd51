/**
 * The fast set of kernels, in AssemblyScript (https://www.assemblyscript.org): TypeScript's syntax, compiled
 * to WebAssembly. v128 is four float32 side by side. What each kernel computes: ../Kernels.ts; the same
 * thing one number at a time: ../scalar. `npm run kernels` compiles this folder to ../kernels.wasm.
 */
export { add, addBias, biasGradient, embed, embedGradient, sumOfSquares, transpose } from './matrix';
export { gemm } from './gemm';
export { gelu, geluGradient, layerNorm, layerNormGradient } from './normalize';
export { adamw, crossEntropy, crossEntropyGradient, softmaxCausal, softmaxGradient } from './learn';
