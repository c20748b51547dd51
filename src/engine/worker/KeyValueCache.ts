/**
 * Keys and values of every token read so far, as the network handed them out and wants them back:
 * 1×H×T×dh for each layer. They are also the Trace's keys and values.
 */
import type { ModelConfig } from '@/model/config.ts';
import type { InputTensor, OutputTensor } from './Runtime.ts';

export const CACHE_KINDS = ['key', 'value'] as const;
export type CacheKind = (typeof CACHE_KINDS)[number];

export const pastName = (layer: number, kind: CacheKind) => `past_key_values.${layer}.${kind}`;
export const presentName = (layer: number, kind: CacheKind) => `present.${layer}.${kind}`;

export class KeyValueCache {
  readonly #config: ModelConfig;
  readonly #names: readonly (readonly [present: string, past: string])[];
  readonly #data = new Map<string, Float32Array>();
  #length = 0;

  constructor(config: ModelConfig) {
    this.#config = config;
    const layers = Array.from({ length: config.layerCount }, (_, layer) => layer);
    this.#names = layers.flatMap((layer) =>
      CACHE_KINDS.map((kind) => [presentName(layer, kind), pastName(layer, kind)] as const),
    );
    this.clear();
  }

  /** T: tokens held. */
  get length(): number {
    return this.#length;
  }

  /** Memory taken. */
  get bytes(): number {
    return [...this.#data.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  get outputNames(): string[] {
    return this.#names.map(([present]) => present);
  }

  clear(): void {
    for (const [present] of this.#names) this.#data.set(present, new Float32Array(0));
    this.#length = 0;
  }

  /** Takes over what a run put out; it holds `length` tokens. Throws RangeError on a wrong size. */
  replace(outputs: ReadonlyMap<string, OutputTensor>, length: number): void {
    const size = this.#config.headCount * length * this.#config.headSize;
    for (const [present] of this.#names) {
      const data = outputs.get(present)?.data;
      if (data?.length !== size) throw new RangeError(`${present} has ${data?.length ?? 0} numbers, not ${size}.`);
      this.#data.set(present, data);
    }
    this.#length = length;
  }

  crop(length: number): void {
    if (length >= this.#length) return;
    for (const [present] of this.#names) this.#data.set(present, this.#head(present, length));
    this.#length = length;
  }

  /** A cache of its own for the first `length` tokens. */
  copyBeginning(length: number): KeyValueCache {
    const copied = new KeyValueCache(this.#config);
    copied.#length = Math.min(length, this.#length);
    for (const [present] of this.#names) copied.#data.set(present, this.#head(present, copied.#length));
    return copied;
  }

  /** What the network is fed. */
  inputs(): Record<string, InputTensor> {
    const { headCount, headSize } = this.#config;
    const dims = [1, headCount, this.#length, headSize];
    return Object.fromEntries(
      this.#names.map(([present, past]) => [past, { type: 'float32' as const, data: this.#data.get(present)!, dims }]),
    );
  }

  /** What a network that has read nothing is fed. */
  emptyInputs(): Record<string, InputTensor> {
    const { headCount, headSize } = this.#config;
    const empty: InputTensor = { type: 'float32', data: new Float32Array(0), dims: [1, headCount, 0, headSize] };
    return Object.fromEntries(this.#names.map(([, past]) => [past, empty]));
  }

  /** A copy for the first `length` tokens, H×length×dh. */
  copy(kind: CacheKind, layer: number, length: number): Float32Array {
    return this.#head(presentName(layer, kind), length);
  }

  /** The key or value of one head for one token, dh numbers: a view, good until the next run. */
  vector(kind: CacheKind, layer: number, head: number, token: number): Float32Array {
    const { headSize } = this.#config;
    const start = (head * this.#length + token) * headSize;
    return this.#data.get(presentName(layer, kind))!.subarray(start, start + headSize);
  }

  #head(present: string, length: number): Float32Array {
    const { headCount, headSize } = this.#config;
    const source = this.#data.get(present)!;
    const kept = new Float32Array(headCount * length * headSize);
    for (let head = 0; head < headCount; head++) {
      const start = head * this.#length * headSize;
      kept.set(source.subarray(start, start + length * headSize), head * length * headSize);
    }
    return kept;
  }
}
