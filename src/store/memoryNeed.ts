/** Whether a device can hold a model: told before the browser ends the page for it. */

export interface MemoryNeed {
  /** Bytes at the peak, while the model is loaded. */
  readonly needed: number;
  /** What the device can be taken to offer a page, in bytes; null where it does not say. */
  readonly offered: number | null;
  /** `no`: more than the runtime can address, on any device. `doubtful`: more than this device seems to have. */
  readonly fits: 'yes' | 'doubtful' | 'no';
}

/**
 * Measured in Chromium, whole renderer, GPT-2 small: 945 MB for a file of 164 MB, 3,144 MB for one of 653 MB. The file
 * itself, its copy with what was added, the session's weights and the buffers of one run.
 */
const BASE_BYTES = 300e6;
const BYTES_PER_BYTE = 4.4;
/** WebAssembly addresses 4 GiB; the session holds the file and its weights there. */
const MOST_FILE_BYTES = 1.8e9;
/** The share of a device's memory that one page can be taken to get. */
const SHARE = 0.5;

/**
 * `memoryGigabytes`: as `navigator.deviceMemory` says, which never says more than 8; null where it is not said.
 * `besideBytes`: the file of a model that stays loaded in a worker of its own, counted as at its own peak, for what a
 * runtime has once taken it does not give back.
 */
export function memoryNeed(fileBytes: number, memoryGigabytes: number | null, besideBytes = 0): MemoryNeed {
  const needed = BASE_BYTES + BYTES_PER_BYTE * (fileBytes + besideBytes);
  const offered = memoryGigabytes === null ? null : memoryGigabytes * SHARE * 1e9;
  if (fileBytes > MOST_FILE_BYTES) return { needed, offered, fits: 'no' };
  return { needed, offered, fits: offered !== null && needed > offered ? 'doubtful' : 'yes' };
}
