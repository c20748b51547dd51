/** What a recorded model went through before it was recorded, opened from the files that lie beside it. */
import { readRun, type RecordedPhase, type RecordedCheckpoint } from '@/trainer/checkpoint/recordedRun.ts';
import type { LearningModel } from './LearningModel.ts';

export interface Past {
  /** Oldest first; the last one led to the model. */
  readonly phases: readonly RecordedPhase[];
  /** The random model first, then what was kept on the way. */
  readonly checkpoints: readonly RecordedCheckpoint[];
}

/** Throws FileRefused. */
export function openPast({ network, seed }: LearningModel, files: readonly Uint8Array[]): Past {
  const runs = files.map((file) => readRun(file, network.parameters.length));
  // The first parameters follow from the seed: no file is needed for them.
  const learnt = network.parameters.slice();
  network.initialize(seed);
  const random = network.parameters.slice();
  network.parameters.set(learnt);
  network.optimizer.reset();
  return {
    phases: runs.map(({ phase }) => phase),
    checkpoints: [
      { phase: null, step: 0, kind: 'random', parameters: random },
      ...runs.flatMap(({ checkpoints }) => checkpoints),
    ],
  };
}
