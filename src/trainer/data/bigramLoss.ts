/**
 * What a table can know: how often each token follows each other one. The line a network has to pass before it
 * can be said to have learnt more than pairs.
 *
 *     loss = −mean ln p(b | a),   p(b | a) = (count(a, b) + 1) / (count(a) + V)
 *
 * One is added to every count, so that a pair never seen costs much but not everything (Laplace).
 */

/**
 * What one knows who only knows how often each token comes: loss = −mean ln p(b), p(b) = (count(b) + 1) / (n + V).
 * The first thing a network learns. On `heldOut`, counted on `train`; in nats.
 */
export function unigramLoss(train: Int32Array, heldOut: Int32Array, vocabularySize: number): number {
  const counts = new Uint32Array(vocabularySize);
  for (const token of train) counts[token]! += 1;
  let loss = 0;
  for (const token of heldOut) loss -= Math.log((counts[token]! + 1) / (train.length + vocabularySize));
  return loss / heldOut.length;
}

/** On `heldOut`, counted on `train`; in nats. */
export function bigramLoss(train: Int32Array, heldOut: Int32Array, vocabularySize: number): number {
  const V = vocabularySize;
  const pairs = new Uint32Array(V * V);
  const totals = new Uint32Array(V);
  for (let i = 1; i < train.length; i++) {
    pairs[train[i - 1]! * V + train[i]!]! += 1;
    totals[train[i - 1]!]! += 1;
  }
  let loss = 0;
  for (let i = 1; i < heldOut.length; i++) {
    const before = heldOut[i - 1]!;
    loss -= Math.log((pairs[before * V + heldOut[i]!]! + 1) / (totals[before]! + V));
  }
  return loss / (heldOut.length - 1);
}
