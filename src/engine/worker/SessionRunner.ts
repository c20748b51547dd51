/**
 * Brings the network to a text. Keys, values and the Trace of the common beginning are kept; only
 * what is new is read, a chunk at a time, so that a long text can be given up half-way.
 * Leaves out: which request this is for (WorkerHost), which parts are asked of the Trace (parts.ts).
 */
import { GPT2_EPSILON } from '@/model/architecture.ts';
import type { Intervention } from '@/model/intervention.ts';
import { EngineError } from '@/engine/EngineError.ts';
import type { Ability } from '@/engine/protocol.ts';
import {
  attentionBiasName,
  headAddName,
  HEAD_SCALE,
  headRowsName,
  headWriteName,
  LENS_LOGITS,
  LENS_ROWS,
  MLP_SCALE,
  neuronRowsName,
  neuronWriteName,
  residualAddName,
  residualKeepName,
} from '@/engine/instrument/names.ts';
import { buildInputs } from './buildInputs.ts';
import type { ExtraRows } from './buildInputs.ts';
import { KeyValueCache, pastName, presentName } from './KeyValueCache.ts';
import { isSameIntervention, normalIntervention } from './normalIntervention.ts';
import type { OutputTensor, Session } from './Runtime.ts';
import { TraceStore } from './TraceStore.ts';
import type { NetworkSizes } from './TraceStore.ts';
import { yieldToMessages } from './yieldToMessages.ts';

/** Tokens read in one go. GPT-2 small takes about a third of a second for them on one slow core. */
export const CHUNK_TOKENS = 64;

/** The input by which a graph shows that it has the ability. */
const SIGNS: Readonly<Record<Ability, string>> = {
  headScale: HEAD_SCALE,
  headAdditions: headAddName(0),
  mlpScale: MLP_SCALE,
  cuts: attentionBiasName(0),
  replacements: residualKeepName(0),
  additions: residualAddName(0),
  headRows: headRowsName(0),
  neuronRows: neuronRowsName(0),
};

export interface RunnerOptions {
  readonly chunkTokens?: number | undefined;
  /** (2L + 1)×2×d: gain and bias of each layer norm. Null where the file does not let us read them. */
  readonly normWeights?: Float32Array | null | undefined;
  /** ε of the layer norms. */
  readonly epsilon?: number | undefined;
}

/** A Trace with the keys and values of the same tokens. */
export interface Held {
  readonly trace: TraceStore;
  readonly cache: KeyValueCache;
}

export interface RunOptions {
  /** Nothing is changed when absent. */
  readonly intervention?: Intervention | undefined;
  /** Tokens at the front that are read together, the rest one at a time (protocol.ts). Anything goes when absent. */
  readonly whole?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export class SessionRunner implements Held {
  readonly sizes: NetworkSizes;
  readonly trace: TraceStore;
  readonly cache: KeyValueCache;
  /** What can be asked of `run` as an intervention, and whether projectHeads and projectNeurons answer. */
  readonly can: ReadonlySet<Ability>;
  /** (2L + 1)×2×d: gain and bias of each layer norm in the order of the computation; null when unknown. */
  readonly normWeights: Float32Array | null;
  /** ε: added to the variance in every layer norm. */
  readonly epsilon: number;
  readonly #session: Session;
  readonly #chunk: number;
  /** False for graphs without a cache: every run reads the whole text. */
  readonly #remembers: boolean;
  /** Whether keys and values are handed out: they are shown even where they cannot be handed in again. */
  readonly #showsCache: boolean;
  #intervention: Intervention = {};
  /** Where the pieces end in which the first rows were read. Rows behind the last one are parts of other pieces. */
  #pieces: readonly number[] = [];

  constructor(session: Session, sizes: NetworkSizes, options: RunnerOptions = {}, held?: Held) {
    this.sizes = sizes;
    this.#session = session;
    this.#chunk = options.chunkTokens ?? CHUNK_TOKENS;
    this.normWeights = options.normWeights ?? null;
    this.epsilon = options.epsilon ?? GPT2_EPSILON;
    this.trace = held?.trace ?? new TraceStore(sizes, session.outputNames);
    this.cache = held?.cache ?? new KeyValueCache(sizes);
    this.#remembers = session.inputNames.includes(pastName(0, 'key'));
    this.#showsCache = this.#remembers || (this.instrumented && session.outputNames.includes(presentName(0, 'key')));
    const abilities = Object.keys(SIGNS) as Ability[];
    this.can = new Set(abilities.filter((ability) => session.inputNames.includes(SIGNS[ability])));
  }

  /** True when the graph shows more than logits. */
  get instrumented(): boolean {
    return this.#session.inputNames.includes(LENS_ROWS);
  }

  /** What Trace and cache were computed with, without the parts that change nothing. */
  get intervention(): Intervention {
    return this.#intervention;
  }

  /** True when a run with this intervention would keep what is held. Throws Internal when it is not valid. */
  isUnder(intervention: Intervention | undefined): boolean {
    return isSameIntervention(normalIntervention(intervention, this.sizes), this.#intervention);
  }

  /**
   * Another runner of the same network, with a Trace of its own: empty, or `held`, which must have
   * been computed with this runner's intervention. It must not be released: the network is shared.
   */
  fork(held?: Held): SessionRunner {
    const options = { chunkTokens: this.#chunk, normWeights: this.normWeights, epsilon: this.epsilon };
    const other = new SessionRunner(this.#session, this.sizes, options, held);
    other.#intervention = this.#intervention;
    other.#pieces = this.#pieces.filter((end) => end <= other.trace.ids.length);
    return other;
  }

  /**
   * Afterwards trace and cache hold exactly `ids`, computed with the intervention; another one than
   * before empties them first. Returns how many tokens were not read again. Throws Aborted between
   * chunks when the signal says so (what was read until then is kept), NotInstrumented for an
   * intervention that this network does not let us make, and Internal for one that makes no sense.
   */
  async run(ids: Int32Array, options: RunOptions = {}): Promise<{ reused: number }> {
    this.#check(ids, options.whole);
    this.#setIntervention(options.intervention);
    const reused = this.commonBeginning(ids, options.whole);
    this.#crop(reused);
    while (this.trace.ids.length < ids.length) {
      if (options.signal?.aborted) throw new EngineError('Aborted', 'The run was given up.');
      const done = this.trace.ids.length;
      const next = this.#remembers ? this.#pieceEnd(done, options.whole ?? ids.length) : ids.length;
      await this.#read([...ids.subarray(done, next)]);
      options.onProgress?.(next, ids.length);
      if (next < ids.length) await yieldToMessages();
    }
    return { reused };
  }

  /** Reads R residual rows (R×d) through the final layer norm and the unembedding: R×V logits. The Trace is not touched. */
  async readLens(rows: Float32Array): Promise<Float32Array> {
    const outputs = await this.#readBeside(new Map([[LENS_ROWS, rows]]), [LENS_LOGITS]);
    return outputs.get(LENS_LOGITS)!.data;
  }

  /**
   * Reads rows through the output projections of attention, bias included. `rows`: for each of L
   * layers its own R×d numbers, each row a concatenation of H heads' weighted values; R may differ
   * and be 0. Returns R×d numbers for each layer. A row of zeros tells the bias.
   */
  async projectHeads(rows: readonly Float32Array[]): Promise<Float32Array[]> {
    this.#require('headRows');
    const asked = [...rows.keys()].filter((layer) => rows[layer]!.length > 0);
    if (asked.length === 0) return rows.map(() => new Float32Array(0));
    const extra = new Map(asked.map((layer) => [headRowsName(layer), rows[layer]!]));
    const outputs = await this.#readBeside(extra, asked.map(headWriteName));
    return rows.map((_, layer) => outputs.get(headWriteName(layer))?.data ?? new Float32Array(0));
  }

  /** Reads rows of activations, R×neurons, through the output projection of a layer's MLP: R×d, bias included. */
  async projectNeurons(rows: Float32Array, layer: number): Promise<Float32Array> {
    this.#require('neuronRows');
    const outputs = await this.#readBeside(new Map([[neuronRowsName(layer), rows]]), [neuronWriteName(layer)]);
    return outputs.get(neuronWriteName(layer))!.data;
  }

  release(): Promise<void> {
    return this.#session.release();
  }

  /** A run that leaves Trace and cache alone, for what it makes of rows. */
  #readBeside(extraRows: ExtraRows, wanted: readonly string[]): Promise<ReadonlyMap<string, OutputTensor>> {
    const inputs = buildInputs(this.#session, this.sizes, {
      ids: [0], // a run must read something; nobody looks at what it makes of it
      past: 0,
      cache: this.cache.emptyInputs(),
      intervention: {},
      extraRows,
    });
    return this.#session.run(inputs, wanted);
  }

  async #read(ids: readonly number[]): Promise<void> {
    const past = this.trace.ids.length;
    const inputs = buildInputs(this.#session, this.sizes, {
      ids,
      past,
      cache: this.cache.inputs(),
      intervention: this.#intervention,
      extraRows: new Map(),
    });
    const remembered = this.#showsCache ? this.cache.outputNames : [];
    try {
      const outputs = await this.#session.run(inputs, [...this.trace.outputNames, ...remembered]);
      if (this.#showsCache) this.cache.replace(outputs, past + ids.length);
      this.trace.append(ids, outputs);
      if ((this.#pieces.at(-1) ?? 0) === past) this.#pieces = [...this.#pieces, past + ids.length];
    } catch (error) {
      // Cache and Trace may disagree now; the next run starts from nothing.
      this.#crop(0);
      throw error;
    }
  }

  /** How many of the first tokens need not be read again. */
  commonBeginning(ids: Int32Array, whole?: number): number {
    const held = this.trace.ids;
    let common = 0;
    while (common < ids.length && common < held.length && held[common] === ids[common]) common++;
    if (!this.#remembers) return common < ids.length ? 0 : common;
    if (whole === undefined) return common;
    let same = 0;
    for (const end of this.#pieces) {
      if (end > common || end !== this.#pieceEnd(same, whole)) break;
      same = end;
    }
    return same;
  }

  #pieceEnd(from: number, whole: number): number {
    return from < whole ? Math.min(whole, from + this.#chunk) : from + 1;
  }

  #crop(length: number): void {
    this.#pieces = this.#pieces.filter((end) => end <= length);
    this.trace.truncate(length);
    this.cache.crop(length);
  }

  #setIntervention(asked: Intervention | undefined): void {
    const wanted = normalIntervention(asked, this.sizes);
    if (isSameIntervention(wanted, this.#intervention)) return;
    for (const part of Object.keys(wanted) as (keyof Intervention)[]) this.#require(part);
    this.#intervention = wanted;
    this.#crop(0);
  }

  #require(ability: Ability): void {
    if (!this.can.has(ability))
      throw new EngineError('NotInstrumented', `The graph of this model was not found to allow ${ability}.`);
  }

  #check(ids: Int32Array, whole = ids.length): void {
    const { contextLength, vocabularySize } = this.sizes;
    if (ids.length > contextLength)
      throw new EngineError('TooLong', `${ids.length} tokens; the model reads ${contextLength}.`);
    if (!(whole >= 0 && whole <= ids.length))
      throw new EngineError('Internal', `${whole} of ${ids.length} tokens cannot be read together.`);
    const stranger = ids.find((id) => id < 0 || id >= vocabularySize);
    if (stranger !== undefined) throw new EngineError('Internal', `There is no token ${stranger}.`);
  }
}
