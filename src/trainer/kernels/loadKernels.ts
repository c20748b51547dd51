/** Chooses the set of kernels: WebAssembly with SIMD where there is one, the readable ones elsewhere, slower by about eight times. */
import type { Kernels } from './Kernels.ts';
import wasmAddress from './kernels.wasm?url&inline';
import { scalarKernels } from './scalar/scalarKernels.ts';

export type KernelKind = 'simd' | 'scalar';

const PAGE_BYTES = 65_536;
/** The compiled kernels keep nothing in the first page but a few of the compiler's constants. */
export const RESERVED_BYTES = PAGE_BYTES;

/** The compiled kernels, null where WebAssembly or its SIMD is missing. The file is part of the script: nothing is fetched. */
export function compileKernels(): WebAssembly.Module | null {
  if (typeof WebAssembly !== 'object') return null;
  const text = atob(wasmAddress.slice(wasmAddress.indexOf(',') + 1));
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  // A browser without SIMD finds the file invalid.
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
}

export interface BoundKernels {
  readonly kind: KernelKind;
  readonly kernels: Kernels;
  /** The memory they compute in; pointers are offsets into it. */
  readonly memory: ArrayBuffer;
}

/** Kernels on a new memory of at least `bytes`. Without a module: the readable ones. */
export function bindKernels(bytes: number, module: WebAssembly.Module | null): BoundKernels {
  const pages = Math.ceil(bytes / PAGE_BYTES);
  if (!module) {
    const memory = new ArrayBuffer(pages * PAGE_BYTES);
    return { kind: 'scalar', kernels: scalarKernels(memory), memory };
  }
  const memory = new WebAssembly.Memory({ initial: pages });
  const abort = () => {
    throw new RangeError('A kernel gave up.');
  };
  const { exports } = new WebAssembly.Instance(module, { env: { memory, abort } });
  return { kind: 'simd', kernels: exports as unknown as Kernels, memory: memory.buffer };
}
