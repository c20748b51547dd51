/**
 * A matrix of weights as it lies in the file, read a row at a time: whole numbers stay whole numbers until
 * somebody asks, so that 50,257 rows of an int8 file take a quarter of what they would as float32.
 * Leaves out: where in a graph such a matrix is found (instrument/embeddingTables.ts).
 */
import { EngineError } from '@/engine/EngineError.ts';
import type { FileBytes } from '@/formats/FileBytes.ts';
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

/**
 * A file that lies outside of memory is not read whole for the few rows in which it is proven, nor for those of a text:
 * GPT-2 small's would take 154 MB in float32 that most visits have no use for.
 */
const MOST_READ_ALONE = 256;

const BYTES: Readonly<Record<Storage, number>> = { float32: 4, float16: 2, uint8: 1, int8: 1 };

export class WeightTable {
  readonly rows: number;
  readonly width: number;
  readonly storage: Storage;
  readonly #file: FileBytes;
  #codes: Codes | null = null;
  /** Rows that were read alone. */
  #readAlone = 0;
  readonly #steps: readonly TableStep[];
  #norms: Float32Array | null = null;

  /** `file`: rows × width numbers, little-endian, row after row. */
  constructor(
    shape: readonly [rows: number, width: number],
    storage: Storage,
    file: FileBytes,
    steps: readonly TableStep[],
  ) {
    [this.rows, this.width] = shape;
    this.storage = storage;
    this.#steps = steps;
    this.#file = file;
    if (file.length !== this.rows * this.width * BYTES[storage])
      throw new RangeError(`${file.length} bytes are no ${this.rows} rows of ${this.width} numbers.`);
    if (file.isInMemory) this.#load();
  }

  /** The numbers of a row, into `target` where one is given. */
  row(index: number, target = new Float32Array(this.width)): Float32Array {
    const isLoaded = this.#codes !== null || ++this.#readAlone > MOST_READ_ALONE;
    const codes = isLoaded ? this.#load() : toCodes(this.storage, this.#bytesOf(index, index + 1));
    const from = isLoaded ? index * this.width : 0;
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
    this.#load();
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

  /** All rows at once, and for good. */
  #load(): Codes {
    return (this.#codes ??= toCodes(this.storage, this.#bytesOf(0, this.rows)));
  }

  #bytesOf(from: number, to: number): Uint8Array {
    const size = this.width * BYTES[this.storage];
    try {
      return this.#file.read(from * size, to * size);
    } catch (error) {
      // A folder that was changed or taken away since; the network itself needs it no more.
      throw new EngineError('NotInstrumented', `The file that the embeddings lie in is gone: ${String(error)}`, {
        cause: error,
      });
    }
  }
}

type Codes = Float32Array | Uint16Array | Uint8Array | Int8Array;

function toCodes(storage: Storage, bytes: Uint8Array): Codes {
  const size = BYTES[storage];
  // A number must begin at a multiple of its size.
  const { buffer, byteOffset, length } = bytes.byteOffset % size === 0 ? bytes : new Uint8Array(bytes);
  if (storage === 'float32') return new Float32Array(buffer, byteOffset, length / size);
  if (storage === 'float16') return new Uint16Array(buffer, byteOffset, length / size);
  return storage === 'int8' ? new Int8Array(buffer, byteOffset, length) : bytes;
}
