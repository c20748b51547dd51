/** What a training step will cost on this device: counted in operations, timed on a small network once. */
import { uniform } from '@/model/philox.ts';
import { Network } from '@/trainer/network/Network.ts';
import { checkSizes, countOperations, countParameters } from '@/trainer/network/sizes.ts';
import type { NetworkSizes } from '@/trainer/network/sizes.ts';
import { PRETRAIN_DEFAULTS } from '@/trainer/phases/settings.ts';
import { trainOn } from '@/trainer/phases/PhaseRun.ts';
import { TrainingRows } from '@/trainer/data/TrainingRows.ts';
import type { Result } from '@/trainer/protocol.ts';

const SAMPLE: NetworkSizes = { layerCount: 1, headCount: 4, width: 64, contextLength: 64, vocabularySize: 64 };
const SAMPLE_ROWS = 4;
const TIMED_STEPS = 4;

/** Operations a millisecond, from the fastest of a few steps. */
export function measureSpeed(module: WebAssembly.Module | null, now: () => number): number {
  const network = new Network(SAMPLE, module, SAMPLE_ROWS);
  network.initialize(0);
  const rows = new TrainingRows(SAMPLE_ROWS, SAMPLE.contextLength);
  const text = Int32Array.from({ length: 200 }, (_, i) => Math.floor(uniform(0, i) * SAMPLE.vocabularySize));
  for (let row = 0; row < SAMPLE_ROWS; row++) rows.setText(row, text, row);
  rows.normalize();
  let fastest = Infinity;
  for (let step = 0; step < TIMED_STEPS; step++) {
    const started = now();
    trainOn(network, rows, 1e-4);
    fastest = Math.min(fastest, now() - started);
  }
  return countOperations(SAMPLE, SAMPLE_ROWS) / Math.max(fastest, 0.01);
}

/** Throws SizeRefused. */
export function estimateStep(sizes: NetworkSizes, operationsPerMillisecond: number): Result<'estimate'> {
  checkSizes(sizes);
  const operationsPerStep = countOperations(sizes, PRETRAIN_DEFAULTS.rows);
  return {
    parameterCount: countParameters(sizes),
    operationsPerStep,
    millisecondsPerStep: operationsPerStep / operationsPerMillisecond,
  };
}
