/**
 * The Trace of the text the network has read: one row a token for every tensor. Because the model
 * is causal, a shorter text is the first rows and a longer one adds rows to the end.
 * Leaves out: keys and values (KeyValueCache), and everything about running.
 */
import type { ModelConfig } from '@/model/config.ts';
import { EngineError } from '@/engine/EngineError.ts';
import { LAYER_TAPS, layerTapName, WHOLE_TAPS, wholeTapName } from '@/engine/instrument/names.ts';
import { AttentionStore } from './AttentionStore.ts';
import { byHead, byToken } from './headLayout.ts';
import { RowStore } from './RowStore.ts';
import type { OutputTensor } from './Runtime.ts';
import { surprisalBits } from './surprisal.ts';

export const LOGITS = 'logits';

/** The sizes of the network, with that of its MLPs. */
export interface NetworkSizes extends ModelConfig {
  /** Neurons in an MLP: 4d where config.json does not say. */
  readonly neuronCount: number;
}

/** Minus infinity is a score, for a token that never comes; NaN and infinity are none. Throws NotFinite. */
function requireFinite(logits: Float32Array): void {
  const wrong = logits.find((logit) => !(logit < Infinity));
  if (wrong !== undefined)
    throw new EngineError('NotFinite', `The network computed ${wrong} as a logit: its weights hold broken numbers.`);
}

export class TraceStore {
  readonly #sizes: NetworkSizes;
  /** By name of the output they come from. */
  readonly #rows = new Map<string, RowStore>();
  readonly #attention = new Map<string, AttentionStore>();
  /** Outputs that come by head and are kept by token. */
  readonly #byHead = new Set<string>();
  readonly #ids: number[] = [];
  readonly #surprisal: number[] = [];

  /** `outputs`: what the graph puts out. A graph that was not instrumented has only logits for us. */
  constructor(sizes: NetworkSizes, outputs: readonly string[]) {
    this.#sizes = sizes;
    const { width, neuronCount, vocabularySize, contextLength, headCount } = sizes;
    const there = new Set(outputs);
    const keep = (name: string, rowWidth: number) => {
      if (there.has(name)) this.#rows.set(name, new RowStore(rowWidth, contextLength));
    };
    keep(LOGITS, vocabularySize);
    for (const tap of WHOLE_TAPS) keep(wholeTapName(tap), width);
    for (let layer = 0; layer < sizes.layerCount; layer++) {
      for (const tap of LAYER_TAPS) {
        const name = layerTapName(tap, layer);
        if (tap !== 'attention') keep(name, tap === 'mlpActivation' ? neuronCount : width);
        else if (there.has(name)) this.#attention.set(name, new AttentionStore(headCount, contextLength));
      }
      this.#byHead.add(layerTapName('query', layer));
    }
  }

  /** The tokens whose rows are held. */
  get ids(): readonly number[] {
    return this.#ids;
  }

  /** −log₂ p of each token given those before it, in bits; NaN for the first. */
  get surprisal(): Float32Array {
    return Float32Array.from(this.#surprisal);
  }

  /** The outputs a run must put out for the Trace to grow. */
  get outputNames(): string[] {
    return [...this.#rows.keys(), ...this.#attention.keys()];
  }

  has(output: string): boolean {
    return this.#rows.has(output) || this.#attention.has(output);
  }

  /** Memory taken, room for more rows included. */
  get bytes(): number {
    return [...this.#rows.values(), ...this.#attention.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** A Trace of its own of the first `length` tokens. */
  copyBeginning(length: number): TraceStore {
    const copied = new TraceStore(this.#sizes, []);
    for (const [name, store] of this.#rows) copied.#rows.set(name, store.copyBeginning(length));
    for (const [name, store] of this.#attention) copied.#attention.set(name, store.copyBeginning(length));
    copied.#ids.push(...this.#ids.slice(0, length));
    copied.#surprisal.push(...this.#surprisal.slice(0, length));
    return copied;
  }

  /** Adds the rows of `ids`. Throws RangeError when a tensor is not of the size the configuration says. */
  append(ids: readonly number[], outputs: ReadonlyMap<string, OutputTensor>): void {
    const count = ids.length;
    for (const [name, store] of this.#rows) {
      const { data } = outputs.get(name)!;
      if (name === LOGITS && count > 1 && data.length === store.width)
        throw new EngineError(
          'LastLogitsOnly',
          `The network gives logits of the last token alone, not of all ${count}.`,
        );
      if (data.length !== count * store.width)
        throw new RangeError(`${name} has ${data.length} numbers for ${count} tokens, not rows of ${store.width}.`);
      if (name === LOGITS) requireFinite(data);
      store.append(this.#byHead.has(name) ? byToken(data, this.#sizes.headCount, count) : data);
    }
    for (const [name, store] of this.#attention) store.append(outputs.get(name)!.data, count);
    const logits = this.#rows.get(LOGITS)!;
    for (const id of ids) {
      const before = this.#ids.length - 1;
      this.#surprisal.push(before < 0 ? NaN : surprisalBits(logits.row(before), id));
      this.#ids.push(id);
    }
  }

  truncate(length: number): void {
    for (const store of this.#rows.values()) store.truncate(length);
    for (const store of this.#attention.values()) store.truncate(length);
    this.#ids.length = this.#surprisal.length = Math.min(length, this.#ids.length);
  }

  /** One row of an output: a view, good until the next append. */
  row(output: string, position: number): Float32Array {
    return this.#require(output).row(position);
  }

  /** A copy of the rows `from` … `to` − 1 of an output. */
  rows(output: string, from: number, to: number): Float32Array {
    return this.#require(output).copy(from, to);
  }

  /** Queries of a layer for the first `length` tokens, H×length×dh. */
  queries(layer: number, length: number): Float32Array {
    return byHead(this.rows(layerTapName('query', layer), 0, length), this.#sizes.headCount, length);
  }

  /** Where one query of one head looks: query + 1 weights, a view. Throws RangeError when the Trace has none. */
  attentionRow(layer: number, head: number, query: number): Float32Array {
    const store = this.#attention.get(layerTapName('attention', layer));
    if (!store) throw new RangeError(`The Trace has no attention of layer ${layer}.`);
    return store.row(head, query);
  }

  /** Attention of the given layers for the first `length` tokens, layers×H×length×length. */
  attention(layers: readonly number[], length: number): Float32Array {
    const size = this.#sizes.headCount * length * length;
    const weights = new Float32Array(layers.length * size);
    layers.forEach((layer, i) =>
      this.#attention.get(layerTapName('attention', layer))?.writeTo(weights, i * size, length),
    );
    return weights;
  }

  #require(output: string): RowStore {
    const store = this.#rows.get(output);
    if (!store) throw new RangeError(`The Trace has no rows of ${output}.`);
    return store;
  }
}
