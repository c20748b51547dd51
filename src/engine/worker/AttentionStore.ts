/**
 * Attention weights of one layer. Row t has t + 1 weights for each head, so the rows of T queries
 * fill H · T(T+1)/2 numbers: half of the square, and a longer text only adds to the end.
 */

/** Queries for which room is made at first. */
const FIRST_ROWS = 32;

export class AttentionStore {
  readonly #heads: number;
  readonly #mostRows: number;
  #data = new Float32Array(0);
  #length = 0;

  constructor(heads: number, mostRows: number) {
    this.#heads = heads;
    this.#mostRows = mostRows;
  }

  /** Number of queries. */
  get length(): number {
    return this.#length;
  }

  /** Memory taken, room for more queries included. */
  get bytes(): number {
    return this.#data.byteLength;
  }

  /** Adds `count` queries from H×count×T weights, T being the length afterwards. */
  append(weights: Float32Array, count: number): void {
    const past = this.#length;
    const keys = past + count;
    if (weights.length !== this.#heads * count * keys || keys > this.#mostRows)
      throw new RangeError(`${weights.length} numbers are no ${this.#heads}×${count}×${keys} attention weights.`);
    this.#reserve(keys);
    for (let i = 0; i < count; i++) {
      const visible = past + i + 1;
      const row = this.#start(past + i);
      for (let head = 0; head < this.#heads; head++) {
        const source = (head * count + i) * keys;
        this.#data.set(weights.subarray(source, source + visible), row + head * visible);
      }
    }
    this.#length = keys;
  }

  truncate(length: number): void {
    this.#length = Math.min(this.#length, length);
  }

  /** A store of its own with the first `length` queries. */
  copyBeginning(length: number): AttentionStore {
    const copied = new AttentionStore(this.#heads, this.#mostRows);
    copied.#length = Math.min(length, this.#length);
    copied.#data = this.#data.slice(0, this.#start(copied.#length));
    return copied;
  }

  /** Weights of one query of one head on the keys up to it, query + 1 of them: a view, good until the next append. */
  row(head: number, query: number): Float32Array {
    if (query < 0 || query >= this.#length) throw new RangeError(`No query ${query} of ${this.#length}.`);
    const start = this.#start(query) + head * (query + 1);
    return this.#data.subarray(start, start + query + 1);
  }

  /** Writes H×length×length weights into `target` at `offset`; it must be zero there. */
  writeTo(target: Float32Array, offset: number, length: number): void {
    for (let query = 0; query < length; query++) {
      const visible = query + 1;
      const row = this.#start(query);
      for (let head = 0; head < this.#heads; head++) {
        const source = row + head * visible;
        target.set(this.#data.subarray(source, source + visible), offset + (head * length + query) * length);
      }
    }
  }

  /** Where the weights of a query begin. */
  #start(query: number): number {
    return (this.#heads * query * (query + 1)) / 2;
  }

  #reserve(rows: number): void {
    if (this.#start(rows) <= this.#data.length) return;
    const grown = new Float32Array(this.#start(Math.min(this.#mostRows, Math.max(FIRST_ROWS, 2 * rows))));
    grown.set(this.#data.subarray(0, this.#start(this.#length)));
    this.#data = grown;
  }
}
