/** One memory for everything a network is made of: named regions of float32 or int32, read as views. */
import { bindKernels, RESERVED_BYTES } from '@/trainer/kernels/loadKernels.ts';
import type { BoundKernels } from '@/trainer/kernels/loadKernels.ts';
import type { Pointer } from '@/trainer/kernels/Kernels.ts';

/** Pointers are multiples of it: four float32. */
const ALIGNMENT = 16;

/** Counts how much memory a plan of regions needs. */
export class MemoryPlan {
  #end = RESERVED_BYTES;

  /** Room for `count` numbers of 4 bytes. */
  reserve(count: number): Pointer {
    const at = this.#end;
    this.#end += Math.ceil((count * 4) / ALIGNMENT) * ALIGNMENT;
    return at;
  }

  get bytes(): number {
    return this.#end;
  }
}

/** The memory itself, with the kernels that compute in it. Views stay valid as long as it lives: it never grows. */
export class Memory {
  readonly kernels: BoundKernels['kernels'];
  readonly kind: BoundKernels['kind'];
  readonly #buffer: ArrayBuffer;

  constructor(plan: MemoryPlan, module: WebAssembly.Module | null) {
    const { kernels, kind, memory } = bindKernels(plan.bytes, module);
    this.kernels = kernels;
    this.kind = kind;
    this.#buffer = memory;
  }

  get bytes(): number {
    return this.#buffer.byteLength;
  }

  floats(at: Pointer, count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#buffer, at, count);
  }

  integers(at: Pointer, count: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.#buffer, at, count);
  }
}
