/** Whether a device can hold a model, and what it computes for a text: told before the browser ends the page for it. */
import type { Architecture } from '@/model/architecture.ts';
import type { ModelCheck } from '@/engine/protocol.ts';
import type { ModelConfig } from '@/model/config.ts';

type Dtype = ModelCheck['exports'][number]['dtype'];

export interface MemoryNeed {
  /** Bytes at the peak, while the model is loaded. */
  readonly needed: number;
  /** What the device can be taken to offer a page, in bytes; null where it does not say. */
  readonly offered: number | null;
  /** `no`: more than the runtime can address, on any device. `doubtful`: more than this device seems to have. */
  readonly fits: 'yes' | 'doubtful' | 'no';
}

/**
 * Measured in Chromium, whole renderer, by `npm run bench -- memoryAtLoad`, which opens networks of GPT-2 small's size:
 * at most 865 MB for 166 MB of int8, 1,429 MB for 326 MB of float16, 1,723 MB for 652 MB of float32, of which other runs
 * took 1,236 and 1,511: when what was read is given back is the browser's to say. 370 to 500 MB of it are the page with
 * the model that was in use before. The rest is the weights once, the tensor that is just being read, and what the first
 * runs take.
 */
const BASE_BYTES = 480e6;
/** Of memory for each byte of the file. Weights of 16 bits are unpacked when the session is made: they weigh twice there. */
const BYTES_PER_BYTE: Readonly<Record<Dtype, number>> = {
  fp32: 2.1,
  fp16: 3.1,
  q8: 2.5,
  int8: 2.5,
  uint8: 2.5,
  // Not measured apart: of a GPT-2 such a file has most matrices in 32 or 16 bits.
  q4: 2.5,
  bnb4: 2.5,
  q4f16: 3.1,
};
/**
 * WebAssembly addresses 4 GiB; in float32 the session holds at most 1.2 bytes there for each of the file. The largest that
 * was tried is GPT-2 medium's size, 1,625 MB, with matrices still packed twice: 3,619 MB at the peak, 2,552 after it.
 */
const MOST_FLOAT32_BYTES = 2.3e9;
/** The share of a device's memory that one page can be taken to get. */
const SHARE = 0.5;

/** What makes a model dearer than its file. */
export interface MemoryFacts {
  /** How its numbers are stored; float32 where nobody says. */
  readonly dtype?: Dtype | undefined;
  /** The file of a model that stays loaded in a worker of its own, counted as at its own peak, for what a runtime has once taken it does not give back. */
  readonly beside?: { readonly bytes: number | null; readonly dtype?: Dtype | undefined } | undefined;
}

/** `memoryGigabytes`: as `navigator.deviceMemory` says, which never says more than 8; null where it is not said. */
export function memoryNeed(
  fileBytes: number,
  memoryGigabytes: number | null,
  { dtype = 'fp32', beside }: MemoryFacts = {},
): MemoryNeed {
  const needed = BASE_BYTES + BYTES_PER_BYTE[dtype] * fileBytes + (beside ? bytesBeside(beside) : 0);
  const offered = memoryGigabytes === null ? null : memoryGigabytes * SHARE * 1e9;
  const isUnpacked = dtype === 'fp16' || dtype === 'q4f16';
  if ((isUnpacked ? 2 : 1) * fileBytes > MOST_FLOAT32_BYTES) return { needed, offered, fits: 'no' };
  return { needed, offered, fits: offered !== null && needed > offered ? 'doubtful' : 'yes' };
}

const bytesBeside = ({ bytes, dtype = 'fp32' }: NonNullable<MemoryFacts['beside']>) =>
  BYTES_PER_BYTE[dtype] * (bytes ?? 0);

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
