/**
 * Generation from a cache: texts continued side by side, each in its lane, one token of each at a time. Keys and
 * values of earlier tokens are kept, so a token costs one row of the network instead of T (the "KV cache").
 * Reads the network's parameters where they are, in a memory of its own for the rest.
 */
import type { Pointer } from '@/trainer/kernels/Kernels.ts';
import { linear, normWeights } from './forward.ts';
import type { Memory, MemoryPlan } from './Memory.ts';
import { blockName, FINAL_NORM, POSITION_EMBEDDING, TOKEN_EMBEDDING } from './parameters.ts';
import { paddedVocabulary } from './sizes.ts';
import type { NetworkSizes } from './sizes.ts';

/** n lanes. */
export interface DecoderRegions {
  /** For each layer n×d×T: the keys of every token read, a column each, so that a query's scores are a row. */
  readonly keys: readonly Pointer[];
  /** For each layer n×T×d: the values. */
  readonly values: readonly Pointer[];
  /** n×d: the residual stream, its norm, what heads mix, what is written. */
  readonly stream: Pointer;
  readonly norm: Pointer;
  readonly mixed: Pointer;
  readonly written: Pointer;
  readonly mean: Pointer;
  readonly rstd: Pointer;
  readonly qkv: Pointer;
  readonly scores: Pointer;
  readonly neurons: Pointer;
  readonly logits: Pointer;
  readonly unembedding: Pointer;
}

export function planDecoder(plan: MemoryPlan, sizes: NetworkSizes, lanes: number): DecoderRegions {
  const { width: d, contextLength: T, layerCount } = sizes;
  const padded = paddedVocabulary(sizes);
  return {
    keys: Array.from({ length: layerCount }, () => plan.reserve(lanes * d * T)),
    values: Array.from({ length: layerCount }, () => plan.reserve(lanes * T * d)),
    stream: plan.reserve(lanes * d),
    norm: plan.reserve(lanes * d),
    mixed: plan.reserve(lanes * d),
    written: plan.reserve(lanes * d),
    mean: plan.reserve(lanes),
    rstd: plan.reserve(lanes),
    qkv: plan.reserve(lanes * 3 * d),
    scores: plan.reserve(T),
    neurons: plan.reserve(lanes * 4 * d),
    logits: plan.reserve(lanes * padded),
    unembedding: plan.reserve(padded * d),
  };
}

interface Owner {
  readonly sizes: NetworkSizes;
  readonly memory: Memory;
  readonly weight: (name: string) => Pointer;
}

export class Decoder {
  readonly #owner: Owner;
  readonly #at: DecoderRegions;
  /** How many tokens each lane has read. */
  readonly lengths: number[];

  constructor(owner: Owner, regions: DecoderRegions, lanes: number) {
    this.#owner = owner;
    this.#at = regions;
    this.lengths = new Array<number>(lanes).fill(0);
  }

  /**
   * Reads token i in lane `lanes[i]`. Returns the logits for what follows, one row of V for each, copied.
   * A lane begins anew by setting its length to 0. Throws RangeError when a lane is full.
   */
  read(lanes: readonly number[], tokens: readonly number[]): Float32Array[] {
    const at = this.#at;
    const { sizes, memory } = this.#owner;
    const { width: d, vocabularySize: V } = sizes;
    const k = memory.kernels;
    const n = lanes.length;
    const padded = paddedVocabulary(sizes);
    lanes.forEach((lane, i) => this.#embed(lane, i, tokens[i]!));
    for (let layer = 0; layer < sizes.layerCount; layer++) {
      this.#attention(layer, lanes);
      this.#mlp(layer, n);
    }
    for (const lane of lanes) this.lengths[lane]! += 1;
    this.#normalize(FINAL_NORM, n);
    k.transpose(this.#owner.weight(TOKEN_EMBEDDING), d, at.unembedding, padded, padded, d);
    k.gemm(at.norm, d, 1, at.unembedding, padded, at.logits, padded, n, padded, d, 0);
    return lanes.map((_, i) => memory.floats(at.logits + 4 * i * padded, V).slice());
  }

  #embed(lane: number, i: number, token: number): void {
    const { sizes, memory, weight } = this.#owner;
    const { width: d, contextLength: T } = sizes;
    const position = this.lengths[lane]!;
    if (position >= T) throw new RangeError(`Lane ${lane} is full: ${T} tokens.`);
    const row = weight(TOKEN_EMBEDDING) + 4 * token * d;
    memory.kernels.add(this.#at.stream + 4 * i * d, row, weight(POSITION_EMBEDDING) + 4 * position * d, d);
  }

  #attention(layer: number, lanes: readonly number[]): void {
    const at = this.#at;
    const { sizes, memory } = this.#owner;
    const { width: d, contextLength: T, headCount: H } = sizes;
    const k = memory.kernels;
    const dh = d / H;
    const n = lanes.length;
    this.#normalize(blockName(layer, 'ln_1'), n);
    linear(this.#owner, layer, 'attn.c_attn', at.norm, at.qkv, n);
    lanes.forEach((lane, i) => {
      const position = this.lengths[lane]!;
      const query = at.qkv + 4 * i * 3 * d;
      const keys = at.keys[layer]! + 4 * lane * d * T;
      const values = at.values[layer]! + 4 * lane * T * d;
      k.transpose(query + 4 * d, d, keys + 4 * position, T, 1, d);
      memory.floats(values + 4 * position * d, d).set(memory.floats(query + 4 * 2 * d, d));
      // Columns beyond the token, which hold what an earlier text left, get weight 0.
      const seen = Math.ceil((position + 1) / 4) * 4;
      for (let first = 0; first < d; first += dh) {
        k.gemm(query + 4 * first, d, 1, keys + 4 * first * T, T, at.scores, seen, 1, seen, dh, 0);
        k.softmaxCausal(at.scores, 1, seen, position, 1 / Math.sqrt(dh));
        k.gemm(at.scores, seen, 1, values + 4 * first, d, at.mixed + 4 * (i * d + first), d, 1, dh, position + 1, 0);
      }
    });
    linear(this.#owner, layer, 'attn.c_proj', at.mixed, at.written, n);
    k.add(at.stream, at.stream, at.written, n * d);
  }

  #mlp(layer: number, n: number): void {
    const at = this.#at;
    const d = this.#owner.sizes.width;
    const k = this.#owner.memory.kernels;
    this.#normalize(blockName(layer, 'ln_2'), n);
    linear(this.#owner, layer, 'mlp.c_fc', at.norm, at.neurons, n);
    k.gelu(at.neurons, at.neurons, n * 4 * d);
    linear(this.#owner, layer, 'mlp.c_proj', at.neurons, at.written, n);
    k.add(at.stream, at.stream, at.written, n * d);
  }

  #normalize(name: string, n: number): void {
    const at = this.#at;
    const [gain, bias] = normWeights(this.#owner, name);
    this.#owner.memory.kernels.layerNorm(at.stream, gain, bias, at.norm, at.mean, at.rstd, n, this.#owner.sizes.width);
  }
}
