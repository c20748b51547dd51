/**
 * The arithmetic of one query in one head, a row for each key: from q·k to what the key's value
 * carries. The steps are recomputed here from the q, k and v that the model computed; the weight is
 * the model's own, and `disagreement` says whether the two tell the same story. Leaves out words.
 */
import { position, type Position } from '@/model/axes.ts';
import { attendOnce } from '@/model/attention.ts';
import type { HeadAttention } from '@/model/headScores.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import type { Tensor } from '@/model/tensor.ts';
import { norm } from '@/model/vector.ts';

/** q, k or v of one head, T×dh. */
export type HeadRows = Tensor<readonly ['position', 'channel']>;

export interface HeadVectors {
  readonly query: HeadRows;
  readonly key: HeadRows;
  readonly value: HeadRows;
}

export interface ExplainedKey {
  readonly key: Position;
  /** q·k. */
  readonly dot: number;
  /** q·k / divisor. */
  readonly scaled: number;
  /** After the query: it gets −∞ in place of its score. */
  readonly isMasked: boolean;
  /** The model's own attention weight, 0 … 1. */
  readonly weight: number;
  /** |weight · v|: how long a vector this key contributes. */
  readonly carried: number;
}

export interface ExplainedQuery {
  readonly query: Position;
  /** dh. */
  readonly headSize: number;
  /** What this layer divides q·k by: √dh in most models. */
  readonly divisor: number;
  /** T rows in the order of the text. */
  readonly keys: readonly ExplainedKey[];
  /** Σ weight · v over the keys: what this head hands on, dh numbers. */
  readonly output: Float32Array;
  /** The largest difference between a weight of the model and softmax(q·k/divisor). */
  readonly disagreement: number;
}

/** Up to this difference the recomputed weights are the model's, but for rounding. */
export const LARGEST_ROUNDING = 1e-3;

/** Explain the row of `query`; `divisor`: √dh when left out. Throws RangeError when the sizes of the tensors disagree. */
export function explainQuery(
  vectors: HeadVectors,
  weights: HeadAttention,
  query: Position,
  divisor = Math.sqrt(vectors.query.shape[1]),
): ExplainedQuery {
  const headSize = vectors.query.shape[1];
  const rowOf = ({ data }: HeadRows, at: number) => data.subarray(at * headSize, (at + 1) * headSize);
  const { key, value } = vectors;
  const steps = attendOnce(rowOf(vectors.query, query), key.data, value.data, query, headSize, divisor);
  const columns = weights.shape[1];
  const row = weights.data.subarray(query * columns, (query + 1) * columns);
  const output = new Float32Array(headSize);
  let disagreement = 0;
  const keys = Array.from(row, (weight, at): ExplainedKey => {
    const offered = rowOf(value, at);
    disagreement = Math.max(disagreement, Math.abs(weight - steps.weights[at]!));
    offered.forEach((component, channel) => (output[channel]! += weight * component));
    return {
      key: position(at),
      dot: steps.dots[at]!,
      scaled: steps.scaled[at]!,
      isMasked: at > query,
      weight,
      carried: weight * norm(offered),
    };
  });
  return { query, headSize, divisor, keys, output, disagreement };
}

/** The rows of a table that stays readable for a long text. */
export interface ListedKeys {
  readonly rows: readonly ExplainedKey[];
  /** Keys the query may look at that are not listed, and their weight together. */
  readonly hiddenCount: number;
  readonly hiddenWeight: number;
  /** Keys after the query that are not listed. */
  readonly laterCount: number;
}

/** Rows of masked keys: enough to see what masking does. */
const MASKED_ROWS = 3;
/** So few more are listed too, rather than said to be left out. */
const FEW_MORE = 4;

/** The `most` keys of largest weight, and always `chosen`, in the order of the text; then a few masked ones. */
export function listKeys({ keys, query }: ExplainedQuery, most: number, chosen: Position): ListedKeys {
  const allowed = keys.slice(0, query + 1);
  const strongest = new Set(
    largestIndices(
      allowed.map(({ weight }) => weight),
      allowed.length <= most + FEW_MORE ? allowed.length : most,
    ),
  ).add(chosen);
  const [listed, hidden] = [true, false].map((isListed) =>
    allowed.filter(({ key }) => strongest.has(key) === isListed),
  );
  const masked = keys.filter(({ key }) => key > query && (key <= query + MASKED_ROWS || key === chosen));
  return {
    rows: [...listed!, ...masked],
    hiddenCount: hidden!.length,
    hiddenWeight: hidden!.reduce((sum, { weight }) => sum + weight, 0),
    laterCount: keys.length - 1 - query - masked.length,
  };
}

/** The key with the most weight; of equal ones the first. */
export function strongestKey(weights: HeadAttention, query: Position): Position {
  const columns = weights.shape[1];
  return position(largestIndices(weights.data.subarray(query * columns, query * columns + query + 1), 1)[0] ?? 0);
}
