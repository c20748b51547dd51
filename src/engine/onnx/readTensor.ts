/**
 * One initializer of any size, as it is stored: shape, element type, and a copy of its bytes, because the file
 * itself is let go once it has been opened. Leaves out weights in a file of their own.
 */
import { ELEMENT } from './buildGraph.ts';
import { readFields, readIntegers, readString, WIRE } from './protobuf.ts';
import type { Field } from './protobuf.ts';
import { GRAPH, TENSOR } from './readModel.ts';
import type { Graph } from './readModel.ts';

export class StoredTensor {
  readonly shape: readonly number[];
  /** ONNX element type. */
  readonly type: number;
  readonly #bytes: Uint8Array;
  readonly #parts: readonly Field[];

  constructor(bytes: Uint8Array, parts: readonly Field[]) {
    this.#bytes = bytes;
    this.#parts = parts;
    this.shape = this.#of(TENSOR.dims).flatMap((part) => readIntegers(bytes, part));
    this.type = this.#of(TENSOR.type)[0]?.value ?? 0;
  }

  /** How many bytes `copy` would make; those of numbers that are written one by one count as they are written. */
  get size(): number {
    const fields = [...this.#of(TENSOR.raw), ...this.#of(TENSOR.floats), ...this.#of(TENSOR.integers)];
    return fields.reduce((sum, { payload }) => sum + payload.end - payload.start, 0);
  }

  /** Its numbers, little-endian and side by side, in memory of their own; null when they are elsewhere. */
  copy(): Uint8Array<ArrayBuffer> | null {
    const fields = [...this.#of(TENSOR.raw), ...this.#of(TENSOR.floats)];
    if (fields.length > 0) {
      const joined = new Uint8Array(this.size);
      let at = 0;
      for (const { payload } of fields) {
        joined.set(this.#bytes.subarray(payload.start, payload.end), at);
        at += payload.end - payload.start;
      }
      return joined;
    }
    // Small types may be written as whole numbers, one after the other.
    const integers = this.#of(TENSOR.integers).flatMap((part) => readIntegers(this.#bytes, part));
    if (integers.length === 0) return null;
    if (this.type === ELEMENT.float16) return new Uint8Array(Uint16Array.from(integers).buffer);
    return this.type === ELEMENT.uint8 || this.type === ELEMENT.int8 ? Uint8Array.from(integers) : null;
  }

  #of(number: number): Field[] {
    return this.#parts.filter((part) => part.number === number);
  }
}

/** Null when no initializer of these graphs has the name. */
export function findTensor(graphs: readonly Graph[], name: string): StoredTensor | null {
  for (const { bytes, range, initializers } of graphs) {
    if (!initializers.has(name)) continue;
    for (const field of readFields(bytes, range)) {
      if (field.number !== GRAPH.initializer || field.wire !== WIRE.bytes) continue;
      const parts = [...readFields(bytes, field.payload)];
      const named = parts.find(({ number }) => number === TENSOR.name);
      if (named && readString(bytes, named) === name) return new StoredTensor(bytes, parts);
    }
  }
  return null;
}
