/**
 * Overfitting, as a rule that can be measured: the model still gets better at the text it is trained on and already
 * gets worse at text it has never seen. It is learning the text by heart instead of the language.
 *
 *     held-out loss:  rose by at least 2 % above its lowest, at two measurements in a row
 *     training loss:  lower than around that lowest point (means of 50 steps, because single steps are noisy)
 */
export const OVERFITTING_RISE = 0.02;
export const OVERFITTING_STEPS = 50;
const IN_A_ROW = 2;

export interface LossHistory {
  /** Training loss of each step, nats. */
  readonly losses: ArrayLike<number>;
  /** How many steps were done at each look at the held-out text, and its loss there, nats. */
  readonly heldOutSteps: ArrayLike<number>;
  readonly heldOutLosses: ArrayLike<number>;
}

export interface Overfitting {
  /** The step at which held-out loss was lowest. */
  readonly since: number;
  readonly lowest: number;
  readonly now: number;
  /** Mean training loss around the lowest point, and now. */
  readonly trainThen: number;
  readonly trainNow: number;
}

/** Null while the rule does not hold. */
export function findOverfitting({ losses, heldOutSteps, heldOutLosses }: LossHistory): Overfitting | null {
  const count = heldOutLosses.length;
  let best = 0;
  for (let at = 1; at < count; at += 1) if (heldOutLosses[at]! < heldOutLosses[best]!) best = at;
  if (count - best <= IN_A_ROW) return null;
  const lowest = heldOutLosses[best]!;
  for (let at = count - IN_A_ROW; at < count; at += 1)
    if (!(heldOutLosses[at]! > lowest * (1 + OVERFITTING_RISE))) return null;
  const since = heldOutSteps[best]!;
  const trainThen = meanBefore(losses, Math.max(since, OVERFITTING_STEPS));
  const trainNow = meanBefore(losses, losses.length);
  if (!(trainNow < trainThen)) return null;
  return { since, lowest, now: heldOutLosses[count - 1]!, trainThen, trainNow };
}

/** Mean of the steps up to `end`, at most OVERFITTING_STEPS of them; NaN for none. */
export function meanBefore(losses: ArrayLike<number>, end: number): number {
  const from = Math.max(0, end - OVERFITTING_STEPS);
  let sum = 0;
  for (let at = from; at < Math.min(end, losses.length); at += 1) sum += losses[at]!;
  return sum / (Math.min(end, losses.length) - from);
}
