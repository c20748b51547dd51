/** What the three phases have in common: a step at a time, and one way to take it. */
import { TrainerError } from '@/trainer/TrainerError.ts';
import type { Phase } from '@/trainer/protocol.ts';
import type { TrainingRows } from '@/trainer/data/TrainingRows.ts';
import type { Network } from '@/trainer/network/Network.ts';
import { OPTIMIZER_SETTINGS } from '@/trainer/network/Optimizer.ts';

export interface StepReport {
  /** Σ weight·(−ln p), in nats: for text and answers the mean over what counts. */
  readonly loss: number;
  readonly learningRate: number;
  readonly gradientNorm: number;
  /** What was trained on. */
  readonly rows: TrainingRows;
}

export interface PhaseRun {
  readonly phase: Phase;
  /** Steps done. */
  readonly step: number;
  readonly plannedSteps: number;
  /** Takes the next step. Throws Diverged when the loss is no longer a number. */
  advance(): StepReport;
  /** Steps done when the phase is taken up from a file. */
  resume(step: number): void;
}

/** The one step that all training is made of: there, back, and along the gradient. */
export function trainOn(
  network: Network,
  rows: TrainingRows,
  rate: number,
  decay = OPTIMIZER_SETTINGS.decay,
): StepReport {
  const losses = network.batch.forward(rows.tokens, rows.targets, rows.rows, rows.used);
  return learnFrom(network, rows, losses, rate, decay);
}

/** The second half, when the weights depend on the first: the losses are in place. */
export function learnFrom(
  network: Network,
  rows: TrainingRows,
  losses: Float32Array,
  rate: number,
  decay = OPTIMIZER_SETTINGS.decay,
): StepReport {
  let loss = 0;
  rows.weights.forEach((weight, m) => {
    if (weight !== 0) loss += weight * losses[m]!;
  });
  if (!Number.isFinite(loss)) throw new TrainerError('Diverged', `The loss became ${loss}.`);
  network.clearGradients();
  network.batch.backward(rows.weights);
  const gradientNorm = network.optimizer.update(rate, { ...OPTIMIZER_SETTINGS, decay });
  return { loss, learningRate: rate, gradientNorm, rows };
}
