/**
 * A matrix of weights as it lies in the file, read a row at a time: whole numbers stay whole numbers until
 * somebody asks, so that 50,257 rows of an int8 file take a quarter of what they would as float32.
 * Leaves out: where in a graph such a matrix is found (instrument/embeddingTables.ts).
 */
import { ELEMENT } from './buildGraph.ts';
import { fromHalf } from '@/formats/halfFloat.ts';

/** Element types of a matrix that can be read. */
export const STORED = {
  [ELEMENT.float32]: 'float32',
  [ELEMENT.float16]: 'float16',
  [ELEMENT.uint8]: 'uint8',
  [ELEMENT.int8]: 'int8',
} as const;
export type Storage = (typeof STORED)[keyof typeof STORED];

/** What is done to every stored number on its way: one factor for all, one for each row, or one for each column. */
export interface TableStep {
  readonly kind: 'subtract' | 'multiply';
  readonly along: 'all' | 'row' | 'column';
  readonly values: Float32Array;
}

const BYTES: Readonly<Record<Storage, number>> = { float32: 4, float16: 2, uint8: 1, int8: 1 };

export class WeightTable {
  readonly rows: number;
  readonly width: number;
  readonly storage: Storage;
  readonly #codes: Float32Array | Uint16Array | Uint8Array | Int8Array;
  readonly #steps: readonly TableStep[];
  #norms: Float32Array | null = null;

  /** `bytes`: rows × width numbers, little-endian, row after row, in memory of their own. */
  constructor(
    shape: readonly [rows: number, width: number],
    storage: Storage,
    bytes: Uint8Array<ArrayBuffer>,
    steps: readonly TableStep[],
  ) {
    [this.rows, this.width] = shape;
    this.storage = storage;
    this.#steps = steps;
    if (bytes.length !== this.rows * this.width * BYTES[storage])
      throw new RangeError(`${bytes.length} bytes are no ${this.rows} rows of ${this.width} numbers.`);
    const { buffer } = bytes;
    if (storage === 'float32') this.#codes = new Float32Array(buffer);
    else if (storage === 'float16') this.#codes = new Uint16Array(buffer);
    else this.#codes = storage === 'int8' ? new Int8Array(buffer) : bytes;
  }

  /** The numbers of a row, into `target` where one is given. */
  row(index: number, target = new Float32Array(this.width)): Float32Array {
    const from = index * this.width;
    const codes = this.#codes;
    if (this.storage === 'float16') for (let i = 0; i < this.width; i++) target[i] = fromHalf(codes[from + i]!);
    else for (let i = 0; i < this.width; i++) target[i] = codes[from + i]!;
    for (const { kind, along, values } of this.#steps) {
      const shared = along === 'column' ? 0 : values[along === 'row' ? index : 0]!;
      for (let i = 0; i < this.width; i++) {
        const value = along === 'column' ? values[i]! : shared;
        target[i] = kind === 'subtract' ? target[i]! - value : target[i]! * value;
      }
    }
    return target;
  }

  /** Lengths of all rows. Counted once. */
  norms(): Float32Array {
    if (this.#norms) return this.#norms;
    const norms = new Float32Array(this.rows);
    const row = new Float32Array(this.width);
    for (let index = 0; index < this.rows; index++) {
      this.row(index, row);
      let sum = 0;
      for (let i = 0; i < row.length; i++) sum += row[i]! * row[i]!;
      norms[index] = Math.sqrt(sum);
    }
    return (this.#norms = norms);
  }
}
