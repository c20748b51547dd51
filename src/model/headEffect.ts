/**
 * What a change does to the next token, as one number: the measure is the visitor's choice, the sign says which way.
 *
 *     divergence        KL(as it is ‖ changed), bits: how far the whole distribution moved; never below 0
 *     logitDifference   (z_a − z_b changed) − (z_a − z_b as it is), in logits: whether token a gained on token b
 *     probability       p_a changed − p_a as it is, a share of 1
 *
 * The logit difference is what papers on circuits report, because it asks about two answers and nothing else, and
 * because it adds up over the parts of the network as probabilities do not.
 *
 * Worked case: z_a − z_b was 3 and is 1 with a head off: the effect is −2, the head spoke for a.
 * Law: a change that changes nothing has the effect 0 by every measure.
 * Source: Wang et al. 2022, "Interpretability in the Wild" (logit difference, one head after another).
 */
import { divergenceBits } from './divergence.ts';
import { logSumExp, type Numbers } from './softmax.ts';

export const MEASURES = ['divergence', 'logitDifference', 'probability'] as const;
export type Measure = (typeof MEASURES)[number];

/** What is kept of one outcome: enough for every measure about K tokens, without the V logits. */
export interface Readout {
  /** KL from the model as it is, in bits. */
  readonly bits: number;
  /** ln Σ exp of all V logits. */
  readonly logSum: number;
  /** Logits of the K tokens, in their order. */
  readonly logits: readonly number[];
}

/** Which measure, and of which tokens: places in the list of K. */
export interface Question {
  readonly measure: Measure;
  readonly token: number;
  readonly against: number;
}

export function readOutcome(before: Numbers, after: Numbers, tokens: readonly number[]): Readout {
  const bits = before === after ? 0 : divergenceBits(before, after);
  return { bits, logSum: logSumExp(after), logits: tokens.map((id) => after[id]!) };
}

/** The measure itself, of one outcome. */
export function measureOf({ bits, logSum, logits }: Readout, { measure, token, against }: Question): number {
  const at = (place: number) => logits[place] ?? NaN;
  switch (measure) {
    case 'divergence':
      return bits;
    case 'logitDifference':
      return at(token) - at(against);
    case 'probability':
      return Math.exp(at(token) - logSum);
  }
}

/** How much the measure moved. */
export function effectOf(before: Readout, after: Readout, question: Question): number {
  return measureOf(after, question) - measureOf(before, question);
}
