/** The three phases, their settings, and defaults that were measured to work at the default sizes. */

/** The phases of a model's life, in order. */
export const PHASES = ['pretrain', 'finetune', 'prefer'] as const;
export type Phase = (typeof PHASES)[number];

export interface PretrainSettings {
  readonly steps: number;
  /** Sequences in a batch. Small batches and large steps learn fastest in the first minute. */
  readonly rows: number;
  /** Peak learning rate. */
  readonly rate: number;
}

export interface FinetuneSettings {
  readonly steps: number;
  readonly rows: number;
  readonly rate: number;
  /** Share of steps on the old text, so that it is not forgotten. 0 switches it off. */
  readonly mixShare: number;
}

export interface PreferSettings {
  /** β: how much a log ratio counts. Larger holds the model closer to the reference. */
  readonly beta: number;
  readonly rate: number;
  /** Training steps after each click, on this pair and on earlier ones. */
  readonly stepsPerClick: number;
  /** Whether known answers are rehearsed in every step. Part of the leash. */
  readonly rehearse: boolean;
}

export const PRETRAIN_DEFAULTS: PretrainSettings = { steps: 2000, rows: 8, rate: 4e-3 };
export const FINETUNE_DEFAULTS: FinetuneSettings = { steps: 600, rows: 8, rate: 1e-3, mixShare: 0.15 };
/**
 * The rate is half of what a single run bears: with 1e-4 two of five draws of pairs end with most answers in no style
 * after 20 clicks, with 5e-5 none does, and 93 to 98 % are in the style that is liked.
 */
export const PREFER_DEFAULTS: PreferSettings = { beta: 0.3, rate: 5e-5, stepsPerClick: 6, rehearse: true };
/**
 * The leash taken off: known answers are no longer rehearsed, and nothing else changes. The rest of the leash stays,
 * because a weaker reference (β) and longer steps destroy a model instead of showing how it pleases and is wrong.
 */
export const PREFER_UNLEASHED: Partial<PreferSettings> = { rehearse: false };
