/**
 * Which tokens of a batch a pass computes. Rows have T places each, and a conversation leaves most of its places
 * empty; computed are only those up to its end, packed: the tokens of one row follow those of the row before.
 */

/** A row's length is rounded up to fours, in which the kernels compute. */
const STEP = 4;

export interface PackedRows {
  /** Where a row's first token lies among all that are computed. */
  readonly starts: readonly number[];
  /** How many tokens of a row are computed: multiples of 4, at most T. */
  readonly lengths: readonly number[];
  /** M: all that are computed. */
  readonly count: number;
}

/** `used`: tokens of each row that matter; all T unless told. */
export function packRows(rows: number, contextLength: number, used?: ArrayLike<number>): PackedRows {
  const starts: number[] = [];
  const lengths: number[] = [];
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const length = used ? Math.max(STEP, Math.ceil(used[row]! / STEP) * STEP) : contextLength;
    starts.push(count);
    lengths.push(Math.min(length, contextLength));
    count += lengths[row]!;
  }
  return { starts, lengths, count };
}
