/** What networks can be computed by, and why one of them cannot be had. Part of the protocol. */

/** What computes a network: WebAssembly on the CPU, which every browser has, or WebGPU. */
export type RunOn = 'wasm' | 'webgpu';

/** What a browser lacks to compute on a GPU. */
export type GpuLack = 'insecure' | 'noWebGpu' | 'noAdapter' | 'noJspi';
/**
 * Why a GPU did not compute: it cannot be had, its runtime did not come or did not start, no session could be made, a run
 * failed, or the browser took it away.
 */
export type GpuReason = GpuLack | 'runtime' | 'session' | 'run' | 'lost';
