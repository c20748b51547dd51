/**
 * A number printed in words, as what it says: with this text, under these changes, the model gives this
 * word this probability. Whoever prints a number keeps its claim beside the words, the words take the
 * number from it, and tests/claims runs every claim against the model that ships.
 */
export interface Claim {
  /** What the model reads. */
  readonly text: string;
  /** What is changed inside, in the form an address has (model/experiment.ts), and the texts it needs. */
  readonly changes?: string;
  readonly other?: string;
  readonly toward?: string;
  readonly away?: string;
  /** The word that follows, with its space. Of a word in pieces it is the probability of all of them, one after the other. */
  readonly word: string;
  /** In 0…1, over the whole vocabulary. */
  readonly probability: number;
}

/** How far a claim may be from what the model computes: it is printed in whole per cents. */
export const CLAIM_TOLERANCE = 0.005;
