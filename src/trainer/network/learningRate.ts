/**
 * How long a step is at each moment of a phase: a rise over the first steps, while the optimizer's means are still
 * rough; a plain; and over the last part a straight fall, which tidies what was learnt.
 *
 *     rate(s) = peak · min(1, (s + 1)/warmUp) · fall(s)
 *
 * Source: "warm-up, stable, decay" (Hu et al., MiniCPM, 2024). GPT-2 and GPT-3 fell along a cosine instead.
 */

export interface RateSchedule {
  readonly peak: number;
  readonly warmUpSteps: number;
  /** Steps planned; beyond them the rate stays where the fall ends. */
  readonly steps: number;
  /** Share of the steps at the end in which it falls. */
  readonly fallShare: number;
  /** What is left of the peak when the fall ends, 0…1. */
  readonly floor: number;
}

/** `step` counts from 0. */
export function learningRate({ peak, warmUpSteps, steps, fallShare, floor }: RateSchedule, step: number): number {
  const rise = Math.min(1, (step + 1) / Math.max(1, warmUpSteps));
  const left = Math.max(0, 1 - step / steps);
  const fall = fallShare > 0 && left < fallShare ? floor + (1 - floor) * (left / fallShare) : 1;
  return peak * rise * fall;
}
