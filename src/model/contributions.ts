/**
 * What a write into the residual stream does: how it lies to the stream, which words it favours, and
 * what it adds to one word's logit, down to the products.
 *
 * The stream is read at the end by the final layer norm and the unembedding. A write w changes the
 * logit of token v, if nothing after it changed, by
 *
 *     Σ_i (w_i − mean w) / σ · g_i · W_iv  =  (1/σ) Σ_i w_i · c_i      c_i = g_i W_iv − mean_j g_j W_jv
 *
 * The mean is taken off once, from the DIRECTION c of the token instead of from every write, for
 * Σ (w_i − mean w) a_i = Σ w_i (a_i − mean a). σ is the deviation of the final stream as it was.
 * Leaves out what the write does through later blocks. Source: Elhage et al. 2021.
 */
import { largestIndices } from './largestIndices.ts';
import type { Numbers } from './softmax.ts';
import { cosine, norm, variance } from './vector.ts';

/** √(σ² + ε): what the final layer norm divides by. */
export function deviation(stream: Numbers, epsilon: number): number {
  return Math.sqrt(variance(stream) + epsilon);
}

/**
 * What a write adds to all logits, V numbers, from two readings through final norm and unembedding:
 * that of the write alone and that of the zero row. Alone, the write is divided by its own deviation
 * and gets the norm's bias; the one is undone by multiplying, the other by the difference:
 *
 *     (read(w) − read(0)) · deviation(w) / σ
 */
export function contributionToLogits(
  readWrite: Numbers,
  readZero: Numbers,
  writeDeviation: number,
  streamDeviation: number,
): Float32Array {
  if (readWrite.length !== readZero.length)
    throw new RangeError(`Readings of ${readWrite.length} and ${readZero.length} tokens do not belong together.`);
  const factor = writeDeviation / streamDeviation;
  return Float32Array.from(readWrite, (logit, token) => (logit - readZero[token]!) * factor);
}

/** The terms w_i · c_i / σ of a write's contribution to the logit of the token with direction c. */
export function contributionTerms(write: Numbers, direction: Numbers, streamDeviation: number): Float64Array {
  if (write.length !== direction.length)
    throw new RangeError(`A write of ${write.length} numbers has no product with ${direction.length}.`);
  return Float64Array.from(write, (value, channel) => (value * direction[channel]!) / streamDeviation);
}

/** The row with 1 in one channel and 0 elsewhere: read alone, it tells one number of every token's direction. */
export function unitRow(channel: number, width: number): Float32Array {
  const row = new Float32Array(width);
  row[channel] = 1;
  return row;
}

/** c_i of a token, from its logit when the unit row of channel i is read and when the zero row is. */
export function directionChannel(readUnit: number, readZero: number, width: number, epsilon: number): number {
  // The unit row has mean 1/d and variance 1/d − 1/d².
  return (readUnit - readZero) * Math.sqrt(1 / width - 1 / width ** 2 + epsilon);
}

/** A write against the stream it is added to. */
export interface WriteMeasure {
  readonly norm: number;
  /** |write| / |stream|. */
  readonly share: number;
  readonly cosine: number;
  readonly lie: 'along' | 'partlyAlong' | 'across' | 'partlyAgainst' | 'against';
}

/**
 * From this cosine on a write is said to lie along or against the stream: an angle of 60°.
 */
const LIES_ALONG = 0.5;
/** Below this one, across it: two random vectors of 192 numbers have a cosine within ±0.2 almost always. */
const LIES_ACROSS = 0.2;

export function measureWrite(write: Numbers, stream: Numbers): WriteMeasure {
  const [length, streamLength] = [norm(write), norm(stream)];
  const angle = cosine(write, stream);
  return { norm: length, share: streamLength > 0 ? length / streamLength : 0, cosine: angle, lie: lieOf(angle) };
}

function lieOf(angle: number): WriteMeasure['lie'] {
  if (Math.abs(angle) < LIES_ACROSS) return 'across';
  if (Math.abs(angle) < LIES_ALONG) return angle > 0 ? 'partlyAlong' : 'partlyAgainst';
  return angle > 0 ? 'along' : 'against';
}

export interface WordEffect {
  readonly token: number;
  readonly value: number;
}

/** The tokens whose logits a write raises most and lowers most, strongest first, and the mean over all. */
export interface WordEffects {
  readonly raised: readonly WordEffect[];
  readonly lowered: readonly WordEffect[];
  /** What every token gets on average. Softmax takes it off again: only what differs from it counts. */
  readonly mean: number;
}

export function readEffects(contribution: Float32Array, count: number): WordEffects {
  const effect = (token: number): WordEffect => ({ token, value: contribution[token]! });
  let sum = 0;
  for (const value of contribution) sum += value;
  return {
    raised: largestIndices(contribution, count).map(effect),
    lowered: largestIndices(
      contribution.map((value) => -value),
      count,
    ).map(effect),
    mean: sum / contribution.length,
  };
}

export interface Neuron {
  readonly index: number;
  /** After the MLP's activation. */
  readonly activation: number;
  /** |activation| · |row|: how long a vector this neuron writes. */
  readonly writeNorm: number;
}

/**
 * The neurons that write the longest vectors, out of those at hand: `rows` is K×d, the output row of
 * each of `indexes`.
 */
export function strongestNeurons(
  activations: Numbers,
  indexes: readonly number[],
  rows: Float32Array,
  most: number,
): Neuron[] {
  const width = rows.length / Math.max(1, indexes.length);
  return indexes
    .map((index, at): Neuron => {
      const activation = activations[index]!;
      const row = rows.subarray(at * width, (at + 1) * width);
      return { index, activation, writeNorm: Math.abs(activation) * norm(row) };
    })
    .sort((one, other) => other.writeNorm - one.writeNorm)
    .slice(0, most);
}
