/** What a prediction lost against the model, in bits. */

/** The least share that is counted: who puts nothing on what then comes would lose without end. */
const LEAST = 0.01;

/**
 * Σ p · log₂(p / q): with p the model's probabilities and q the prediction's, the bits that are lost on average by
 * expecting q. 0 for the same shares. Both are scaled to sum 1; Kullback and Leibler 1951.
 */
export function bitsLost(model: readonly number[], predicted: readonly number[]): number {
  const p = toShares(model, 0);
  const q = toShares(predicted, LEAST);
  return p.reduce((sum, share, at) => sum + (share > 0 ? share * Math.log2(share / (q[at] ?? LEAST)) : 0), 0);
}

/** Scaled to sum 1, none below `least`. */
export function toShares(values: readonly number[], least: number): number[] {
  const kept = values.map((value) => Math.max(0, value));
  const sum = kept.reduce((total, value) => total + value, 0);
  const raised = kept.map((value) => Math.max(least, sum > 0 ? value / sum : 1 / kept.length));
  const total = raised.reduce((all, value) => all + value, 0);
  return raised.map((value) => value / total);
}

/** Two outcomes: the word, or any other. */
export const bitsLostOnOne = (probability: number, predicted: number): number =>
  bitsLost([probability, 1 - probability], [predicted, 1 - predicted]);
