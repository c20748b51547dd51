/** Which snapshots belong to which moment of a model's life. */
import type { Phase, Snapshot } from './contract.ts';

/** Where the last run of a phase began; null when there was none: the model is as it was before. */
export function findStart(snapshots: readonly Snapshot[], phase: Phase): Snapshot | null {
  const last = snapshots.findLastIndex((snapshot) => snapshot.phase === phase);
  if (last < 0) return null;
  let first = last;
  while (snapshots[first]!.step > 0 && snapshots[first - 1]?.phase === phase) first--;
  const found = snapshots[first]!;
  // A phase that was taken up in the middle began with the snapshot before.
  return found.step === 0 ? found : (snapshots[first - 1] ?? found);
}
