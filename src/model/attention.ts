/**
 * Attention, one head and one query at a time, with every step kept. The token at position t asks
 * (query q, dh numbers); each token j offers a key k_j and a value v_j:
 *
 *     dots_j    = q · k_j             how well the offer fits the question
 *     scaled_j  = dots_j / √dh        a dot product of dh terms grows like √dh; this undoes it
 *     masked_j  = scaled_j, −∞ for j > t    no token may look into the future
 *     weights   = softmax(masked)     shares that sum to 1
 *     output    = Σ_j weights_j v_j   a mixture of values: what is carried to position t
 *
 * Worked case, dh = 1, q = 2, keys (1, 0), values (10, 20), t = 1: dots (2, 0), scaled the same,
 * weights (0.881, 0.119), output 0.881·10 + 0.119·20 = 11.19.
 *
 * Sources: Vaswani et al. 2017, "Attention is all you need", section 3.2.1; Radford et al. 2019 (GPT-2).
 * In models that scale scores otherwise another number takes the place of √dh (architecture.ts).
 * Leaves out where q, k and v come from (three linear maps of the layer-normed residual stream) and
 * the output projection that writes all heads' outputs back into it.
 */
import { softmax } from './softmax.ts';
import { dot, norm } from './vector.ts';

/** Every step for one query. Lists by key position have T numbers, `output` has dh. */
export interface AttentionSteps {
  /** q · k_j, also for the keys that are masked next. */
  readonly dots: Float64Array;
  readonly scaled: Float64Array;
  /** −∞ for keys after the query. */
  readonly masked: Float64Array;
  /** 0 for keys after the query; the others sum to 1. */
  readonly weights: Float64Array;
  readonly output: Float64Array;
  /** |weights_j v_j|: how much each value moves the output; a large weight on a small value moves little. */
  readonly weightedNorms: Float64Array;
}

/**
 * Attend from position t. `query` has dh numbers; `keys` and `values` are T×dh, row by row. `divisor`:
 * what this model divides dot products by, √dh in most.
 * Throws RangeError when these sizes disagree or t is no position.
 */
export function attendOnce(
  query: Float32Array,
  keys: Float32Array,
  values: Float32Array,
  t: number,
  headSize: number,
  divisor = Math.sqrt(headSize),
): AttentionSteps {
  const length = keys.length / headSize;
  const isConsistent = query.length === headSize && Number.isInteger(length) && values.length === keys.length;
  if (!isConsistent || !Number.isInteger(t) || t < 0 || t >= length)
    throw new RangeError(
      `No attention from position ${t} with a query of ${query.length}, keys of ${keys.length} and values of ` +
        `${values.length} numbers in a head of size ${headSize}.`,
    );
  const row = (rows: Float32Array, j: number) => rows.subarray(j * headSize, (j + 1) * headSize);

  const dots = new Float64Array(length).map((_, j) => dot(query, row(keys, j)));
  const scaled = dots.map((product) => product / divisor);
  const masked = scaled.map((score, j) => (j > t ? -Infinity : score));
  const weights = softmax(masked);
  const output = new Float64Array(headSize);
  weights.forEach((weight, j) => {
    row(values, j).forEach((value, channel) => (output[channel]! += weight * value));
  });
  const weightedNorms = weights.map((weight, j) => weight * norm(row(values, j)));
  return { dots, scaled, masked, weights, output, weightedNorms };
}

/** One term of a dot product. */
export interface DotTerm {
  /** Which of the dh numbers. */
  readonly channel: number;
  readonly query: number;
  readonly key: number;
  readonly product: number;
}

export interface DotTerms {
  /** The terms that matter most: largest first, whether they add or take away. */
  readonly terms: readonly DotTerm[];
  /** How many terms are not listed, and what they sum to. */
  readonly restCount: number;
  readonly restSum: number;
  /** q · k, all terms. */
  readonly total: number;
}

/** A dot product taken apart: its `limit` largest terms by size, equal ones by channel, and the sum of the rest. */
export function dotTerms(query: Float32Array, key: Float32Array, limit = 5): DotTerms {
  const total = dot(query, key);
  const all = Array.from(query, (value, channel): DotTerm => {
    const other = key[channel]!;
    return { channel, query: value, key: other, product: value * other };
  });
  all.sort((a, b) => Math.abs(b.product) - Math.abs(a.product) || a.channel - b.channel);
  const rest = all.slice(limit);
  return {
    terms: all.slice(0, limit),
    restCount: rest.length,
    restSum: rest.reduce((sum, term) => sum + term.product, 0),
    total,
  };
}
