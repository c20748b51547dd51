/** How fast a download goes: over the last seconds, so that a pause or a faster network shows soon. */

export interface Speed {
  readonly bytesPerSecond: number;
  /** Null while the end is not known. */
  readonly secondsLeft: number | null;
}

interface Sample {
  readonly at: number;
  readonly bytes: number;
}

/** Long enough to be calm, short enough to be true. */
const WINDOW_MILLISECONDS = 6000;
/** A rate over less is chance. */
const LEAST_MILLISECONDS = 800;

interface Fetched {
  readonly loadedBytes: number;
  readonly totalBytes: number | null;
  /** Of what is loaded, what had come before: no part of the speed. */
  readonly keptBytes?: number;
}

/** `now`: a clock in milliseconds. */
export function createTransferRate(now: () => number) {
  let samples: Sample[] = [];
  return ({ loadedBytes, totalBytes, keptBytes = 0 }: Fetched): Speed | null => {
    const at = now();
    const bytes = loadedBytes - keptBytes;
    samples.push({ at, bytes });
    const from = samples.findLastIndex((sample) => at - sample.at >= WINDOW_MILLISECONDS);
    samples = samples.slice(Math.max(0, from));
    const first = samples[0]!;
    const milliseconds = at - first.at;
    if (milliseconds < LEAST_MILLISECONDS) return null;
    const bytesPerSecond = ((bytes - first.bytes) / milliseconds) * 1000;
    if (bytesPerSecond <= 0) return null;
    return { bytesPerSecond, secondsLeft: totalBytes === null ? null : (totalBytes - loadedBytes) / bytesPerSecond };
  };
}
