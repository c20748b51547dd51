/** Whether a device can hold a model, and what it computes for a text: told before the browser ends the page for it. */
import type { Architecture } from '@/model/architecture.ts';
import type { ModelConfig } from '@/model/config.ts';

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
/** Weights of 16 bits are unpacked when the session is made, and stay so: they weigh twice there. Not measured apart. */
const UNPACKED_BYTES_PER_BYTE = 2;
/** WebAssembly addresses 4 GiB; the session holds the file and its weights there. */
const MOST_FILE_BYTES = 1.8e9;
/** The share of a device's memory that one page can be taken to get. */
const SHARE = 0.5;

/** What makes a model dearer than its file. */
export interface MemoryFacts {
  /** Its numbers are stored in 16 bits and unpacked to 32. */
  readonly hasHalves?: boolean;
  /** The file of a model that stays loaded in a worker of its own, counted as at its own peak, for what a runtime has once taken it does not give back. */
  readonly besideBytes?: number;
}

/** `memoryGigabytes`: as `navigator.deviceMemory` says, which never says more than 8; null where it is not said. */
export function memoryNeed(
  fileBytes: number,
  memoryGigabytes: number | null,
  { hasHalves = false, besideBytes = 0 }: MemoryFacts = {},
): MemoryNeed {
  const unpacked = hasHalves ? UNPACKED_BYTES_PER_BYTE * fileBytes : 0;
  const needed = BASE_BYTES + BYTES_PER_BYTE * (fileBytes + besideBytes) + unpacked;
  const offered = memoryGigabytes === null ? null : memoryGigabytes * SHARE * 1e9;
  if ((hasHalves ? 2 : 1) * fileBytes > MOST_FILE_BYTES) return { needed, offered, fits: 'no' };
  return { needed, offered, fits: offered !== null && needed > offered ? 'doubtful' : 'yes' };
}

/** What is held of one text, in bytes. */
export interface TextNeed {
  /** For the page every weight, L·H·T²; for growing, those that are not zero, L·H·T(T + 1)/2. */
  readonly attention: number;
  /** 2·L·T·d. */
  readonly keysAndValues: number;
  /** T·V. */
  readonly logits: number;
  /** All other rows of the Trace: T·(4·d of the whole pass, and of each layer 5·d and the neurons). */
  readonly rows: number;
  readonly total: number;
  /** What the device can be taken to offer. */
  readonly offered: number;
  readonly fits: boolean;
}

/** As much of a loaded model as decides it. */
export interface Computing {
  readonly config: ModelConfig;
  /** Null: logits, and keys and values, are all there is. */
  readonly architecture: Pick<Architecture, 'neuronCount'> | null;
}

const FLOAT_BYTES = 4;
/** Where a device does not say what it has: an ordinary one. */
const USUAL_GIGABYTES = 4;

/** For a text of T tokens, read and on show. An experiment or a branch beside it takes as much again while it is held. */
export function textNeed(
  { config, architecture }: Computing,
  tokens: number,
  memoryGigabytes: number | null,
): TextNeed {
  const { layerCount, headCount, width, vocabularySize } = config;
  const [heads, isOpen] = [layerCount * headCount, architecture !== null];
  const attention = isOpen ? FLOAT_BYTES * heads * (tokens * tokens + (tokens * (tokens + 1)) / 2) : 0;
  const keysAndValues = FLOAT_BYTES * 2 * layerCount * tokens * width;
  const logits = FLOAT_BYTES * tokens * vocabularySize;
  const ofLayers = layerCount * (5 * width + (architecture?.neuronCount ?? 0));
  const rows = isOpen ? FLOAT_BYTES * tokens * (4 * width + ofLayers) : 0;
  const total = attention + keysAndValues + logits + rows;
  const offered = (memoryGigabytes ?? USUAL_GIGABYTES) * SHARE * 1e9;
  return { attention, keysAndValues, logits, rows, total, offered, fits: total <= offered };
}
