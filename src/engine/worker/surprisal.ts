/** Surprisal of one token. */

/**
 * −log₂ p(token), p being the softmax of `logits` (V numbers). In bits. Sums in float64 and
 * subtracts the largest logit first, so that it neither overflows nor loses small terms.
 */
export function surprisalBits(logits: Float32Array, token: number): number {
  let largest = -Infinity;
  for (const logit of logits) if (logit > largest) largest = logit;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - largest);
  return (Math.log(sum) + largest - logits[token]!) / Math.LN2;
}
