/** Which checkpoints belong to which moment of a model's life. */
import type { Phase, Checkpoint } from './contract.ts';

/** Where the last run of a phase began; null when there was none: the model is as it was before. */
export function findStart(checkpoints: readonly Checkpoint[], phase: Phase): Checkpoint | null {
  const last = checkpoints.findLastIndex((checkpoint) => checkpoint.phase === phase);
  if (last < 0) return null;
  let first = last;
  while (checkpoints[first]!.step > 0 && checkpoints[first - 1]?.phase === phase) first--;
  const found = checkpoints[first]!;
  // A phase that was taken up in the middle began with the checkpoint before.
  return found.step === 0 ? found : (checkpoints[first - 1] ?? found);
}
