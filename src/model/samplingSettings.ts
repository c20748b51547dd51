/** The controls of sampling: what they are, where they start, how far they go. What they do is sampling.ts. */

export interface SamplingSettings {
  /** Divides the logits. 0: always the best token. Below 1: safer. Above 1: bolder. */
  readonly temperature: number;
  /** Keep the k best tokens. 0: off. */
  readonly topK: number;
  /** Keep the best tokens that together have probability p. 1: off. */
  readonly topP: number;
  /** Keep tokens at least this share as probable as the best. 0: off. */
  readonly minP: number;
  /** Weakens tokens that the text already holds. 1: off. */
  readonly repetitionPenalty: number;
  /** Which random numbers are used: the same seed draws the same tokens. A whole number. */
  readonly seed: number;
}

export type SamplingControl = keyof SamplingSettings;

/** The model's own distribution, untouched. */
export const DEFAULT_SAMPLING: SamplingSettings = {
  temperature: 1,
  topK: 0,
  topP: 1,
  minP: 0,
  repetitionPenalty: 1,
  seed: 1,
};

export interface ControlLimits {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export const SAMPLING_LIMITS: Readonly<Record<SamplingControl, ControlLimits>> = {
  temperature: { min: 0, max: 2, step: 0.05 },
  topK: { min: 0, max: 100, step: 1 },
  topP: { min: 0, max: 1, step: 0.01 },
  minP: { min: 0, max: 1, step: 0.01 },
  repetitionPenalty: { min: 1, max: 2, step: 0.05 },
  seed: { min: 0, max: 2 ** 32 - 1, step: 1 },
};

/**
 * Settings that lie within the limits, from numbers that may not (an address, a file). What is
 * missing or NaN gets its default; counts are rounded.
 */
export function clampSampling(wanted: { readonly [Name in SamplingControl]?: number | undefined }): SamplingSettings {
  const clamp = (name: SamplingControl) => {
    const { min, max, step } = SAMPLING_LIMITS[name];
    const value = wanted[name] ?? NaN;
    if (Number.isNaN(value)) return DEFAULT_SAMPLING[name];
    return Math.min(Math.max(step === 1 ? Math.round(value) : value, min), max);
  };
  return {
    temperature: clamp('temperature'),
    topK: clamp('topK'),
    topP: clamp('topP'),
    minP: clamp('minP'),
    repetitionPenalty: clamp('repetitionPenalty'),
    seed: clamp('seed'),
  };
}
