/** Rows of equal width in one growing block of memory. Growth stops at the longest text the model reads. */

/** Room made with the first row, and beyond the rows of a copy: several texts are held, and most are short. */
const SPARE_ROWS = 16;

export class RowStore {
  readonly width: number;
  readonly #mostRows: number;
  #data: Float32Array;
  #length = 0;

  constructor(width: number, mostRows: number) {
    this.width = width;
    this.#mostRows = mostRows;
    this.#data = new Float32Array(0);
  }

  /** Number of rows. */
  get length(): number {
    return this.#length;
  }

  /** Memory taken, room for more rows included. */
  get bytes(): number {
    return this.#data.byteLength;
  }

  /** Adds whole rows. Throws RangeError when `rows` is not a multiple of the width or there would be too many. */
  append(rows: Float32Array): void {
    const count = rows.length / this.width;
    const needed = this.#length + count;
    if (!Number.isInteger(count) || needed > this.#mostRows)
      throw new RangeError(
        `${rows.length} numbers are no rows of ${this.width} after ${this.#length} of ${this.#mostRows}.`,
      );
    if (needed * this.width > this.#data.length) {
      const doubled = Math.max(SPARE_ROWS, needed, 2 * this.#length);
      const grown = new Float32Array(Math.min(doubled, this.#mostRows) * this.width);
      grown.set(this.#data.subarray(0, this.#length * this.width));
      this.#data = grown;
    }
    this.#data.set(rows, this.#length * this.width);
    this.#length = needed;
  }

  truncate(length: number): void {
    this.#length = Math.min(this.#length, length);
  }

  /** One row, as a view that is good until the next append. */
  row(index: number): Float32Array {
    if (index < 0 || index >= this.#length) throw new RangeError(`No row ${index} of ${this.#length}.`);
    return this.#data.subarray(index * this.width, (index + 1) * this.width);
  }

  /** A store of its own with the first `length` rows. */
  copyBeginning(length: number): RowStore {
    const copied = new RowStore(this.width, this.#mostRows);
    copied.#length = Math.min(length, this.#length);
    const room = copied.#length === 0 ? 0 : Math.min(copied.#length + SPARE_ROWS, this.#mostRows);
    copied.#data = new Float32Array(room * this.width);
    copied.#data.set(this.#data.subarray(0, copied.#length * this.width));
    return copied;
  }

  /** A copy of the rows `from` … `to` − 1. */
  copy(from: number, to: number): Float32Array {
    if (from < 0 || to < from || to > this.#length)
      throw new RangeError(`No rows ${from} to ${to} of ${this.#length}.`);
    return this.#data.slice(from * this.width, to * this.width);
  }
}
