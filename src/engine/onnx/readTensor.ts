/**
 * One initializer of any size, as it is stored: shape, element type, and its bytes, wherever in the file they lie.
 * Leaves out weights in a file of their own.
 */
import { bytesInMemory } from '@/formats/FileBytes.ts';
import type { FileBytes } from '@/formats/FileBytes.ts';
import { ELEMENT } from './buildGraph.ts';
import { readFields, readIntegers, readString, WIRE } from './protobuf.ts';
import type { Field } from './protobuf.ts';
import { WEIGHTS } from './outline.ts';
import { ENTRY, GRAPH, TENSOR } from './readModel.ts';
import type { Graph } from './readModel.ts';

export class StoredTensor {
  readonly shape: readonly number[];
  /** ONNX element type. */
  readonly type: number;
  readonly #bytes: Uint8Array;
  readonly #parts: readonly Field[];
  /** Where its numbers lie when they were left in the file. */
  readonly #place: { readonly file: FileBytes; readonly start: number; readonly end: number } | null;

  constructor(bytes: Uint8Array, parts: readonly Field[], weights: FileBytes | null) {
    this.#bytes = bytes;
    this.#parts = parts;
    this.#place = weights && findPlace(bytes, this.#of(TENSOR.external), weights);
    this.shape = this.#of(TENSOR.dims).flatMap((part) => readIntegers(bytes, part));
    this.type = this.#of(TENSOR.type)[0]?.value ?? 0;
  }

  /** How many bytes there are; those of numbers that are written one by one count as they are written. */
  get size(): number {
    if (this.#place) return this.#place.end - this.#place.start;
    const fields = [...this.#of(TENSOR.raw), ...this.#of(TENSOR.floats), ...this.#of(TENSOR.integers)];
    return fields.reduce((sum, { payload }) => sum + payload.end - payload.start, 0);
  }

  /** Its numbers, little-endian and side by side, in memory of their own; null when they are elsewhere. */
  copy(): Uint8Array<ArrayBuffer> | null {
    if (this.#place) return this.#place.file.copy(this.#place.start, this.#place.end);
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

  /**
   * The same, to be read when they are needed: of a file that takes no memory nothing is copied. What is in memory is
   * copied, because the file itself is let go once it has been opened.
   */
  toFile(): FileBytes | null {
    if (!this.#place || this.#place.file.isInMemory) {
      const bytes = this.copy();
      return bytes && bytesInMemory(bytes);
    }
    const { file, start, end } = this.#place;
    const copy = (from: number, to: number) => file.copy(start + from, start + to);
    return { length: end - start, isInMemory: false, read: copy, copy };
  }

  #of(number: number): Field[] {
    return this.#parts.filter((part) => part.number === number);
  }
}

function findPlace(bytes: Uint8Array, entries: readonly Field[], file: FileBytes) {
  const facts = new Map(
    entries.map(({ payload }) => {
      const parts = [...readFields(bytes, payload)];
      const text = (number: number) => {
        const part = parts.find((field) => field.number === number);
        return part ? readString(bytes, part) : '';
      };
      return [text(ENTRY.key), text(ENTRY.value)];
    }),
  );
  if (facts.get('location') !== WEIGHTS) return null;
  const start = Number(facts.get('offset'));
  return { file, start, end: start + Number(facts.get('length')) };
}

/** Null when no initializer of these graphs has the name. `weights`: of an outline the file that it is of. */
export function findTensor(
  graphs: readonly Graph[],
  name: string,
  weights: FileBytes | null = null,
): StoredTensor | null {
  for (const { bytes, range, initializers } of graphs) {
    if (!initializers.has(name)) continue;
    for (const field of readFields(bytes, range)) {
      if (field.number !== GRAPH.initializer || field.wire !== WIRE.bytes) continue;
      const parts = [...readFields(bytes, field.payload)];
      const named = parts.find(({ number }) => number === TENSOR.name);
      if (named && readString(bytes, named) === name) return new StoredTensor(bytes, parts, weights);
    }
  }
  return null;
}
