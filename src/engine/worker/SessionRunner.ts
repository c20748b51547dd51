/**
 * Brings the network to a text. Keys, values and the Trace of the common beginning are kept; only
 * what is new is read, a chunk at a time, so that a long text can be given up half-way.
 * Leaves out: which request this is for (WorkerHost), which parts are asked of the Trace (parts.ts).
 */
import { EngineError } from '@/engine/EngineError.ts';
import { HEAD_SCALE, LENS_LOGITS, LENS_ROWS } from '@/engine/instrument/names.ts';
import { buildInputs } from './buildInputs.ts';
import { KeyValueCache, pastName } from './KeyValueCache.ts';
import type { Session } from './Runtime.ts';
import { TraceStore } from './TraceStore.ts';
import type { NetworkSizes } from './TraceStore.ts';
import { yieldToMessages } from './yieldToMessages.ts';

/** Tokens read in one go. GPT-2 small takes about a third of a second for them on one slow core. */
export const CHUNK_TOKENS = 64;

export interface RunOptions {
  /** L×H factors for the attention probabilities; all 1 when absent. */
  readonly headScale?: Float32Array | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export class SessionRunner {
  readonly sizes: NetworkSizes;
  readonly trace: TraceStore;
  readonly cache: KeyValueCache;
  readonly #session: Session;
  readonly #chunk: number;
  /** False for graphs without a cache: every run reads the whole text. */
  readonly #remembers: boolean;
  readonly #ones: Float32Array;
  #headScale: Float32Array;

  constructor(session: Session, sizes: NetworkSizes, chunkTokens = CHUNK_TOKENS) {
    this.sizes = sizes;
    this.#session = session;
    this.#chunk = chunkTokens;
    this.trace = new TraceStore(sizes, session.outputNames);
    this.cache = new KeyValueCache(sizes);
    this.#remembers = session.inputNames.includes(pastName(0, 'key'));
    this.#ones = new Float32Array(sizes.layerCount * sizes.headCount).fill(1);
    this.#headScale = this.#ones;
  }

  /** True when the graph shows more than logits. */
  get instrumented(): boolean {
    return this.#session.inputNames.includes(LENS_ROWS);
  }

  /**
   * Afterwards trace and cache hold exactly `ids`. Returns how many tokens were not read again.
   * Throws Aborted between chunks when the signal says so; what was read until then is kept.
   */
  async run(ids: Int32Array, options: RunOptions = {}): Promise<{ reused: number }> {
    this.#check(ids);
    this.#setHeadScale(options.headScale);
    const reused = this.#keepCommonBeginning(ids);
    while (this.trace.ids.length < ids.length) {
      if (options.signal?.aborted) throw new EngineError('Aborted', 'The run was given up.');
      const done = this.trace.ids.length;
      const next = this.#remembers ? Math.min(ids.length, done + this.#chunk) : ids.length;
      await this.#read([...ids.subarray(done, next)]);
      options.onProgress?.(next, ids.length);
      if (next < ids.length) await yieldToMessages();
    }
    return { reused };
  }

  /** Reads R residual rows (R×d) through the final layer norm and the unembedding: R×V logits. The Trace is not touched. */
  async readLens(rows: Float32Array): Promise<Float32Array> {
    const inputs = buildInputs(this.#session, this.sizes, {
      ids: [0], // a run must read something; nobody looks at what it makes of it
      past: 0,
      cache: this.cache.emptyInputs(),
      headScale: this.#ones,
      lensRows: rows,
    });
    const outputs = await this.#session.run(inputs, [LENS_LOGITS]);
    return outputs.get(LENS_LOGITS)!.data;
  }

  release(): Promise<void> {
    return this.#session.release();
  }

  async #read(ids: readonly number[]): Promise<void> {
    const past = this.trace.ids.length;
    const inputs = buildInputs(this.#session, this.sizes, {
      ids,
      past,
      cache: this.cache.inputs(),
      headScale: this.#headScale,
      lensRows: new Float32Array(0),
    });
    const remembered = this.#remembers ? this.cache.outputNames : [];
    try {
      const outputs = await this.#session.run(inputs, [...this.trace.outputNames, ...remembered]);
      if (this.#remembers) this.cache.replace(outputs, past + ids.length);
      this.trace.append(ids, outputs);
    } catch (error) {
      // Cache and Trace may disagree now; the next run starts from nothing.
      this.#crop(0);
      throw error;
    }
  }

  #keepCommonBeginning(ids: Int32Array): number {
    const held = this.trace.ids;
    let common = 0;
    while (common < ids.length && common < held.length && held[common] === ids[common]) common++;
    if (!this.#remembers && common < ids.length) common = 0;
    this.#crop(common);
    return common;
  }

  #crop(length: number): void {
    this.trace.truncate(length);
    this.cache.crop(length);
  }

  #setHeadScale(wanted: Float32Array | undefined): void {
    const scale = wanted ?? this.#ones;
    if (scale.length !== this.#ones.length || !scale.every(Number.isFinite))
      throw new EngineError('Internal', `${scale.length} head factors where ${this.#ones.length} are needed.`);
    if (scale.every((factor, i) => factor === this.#headScale[i])) return;
    if (!this.#session.inputNames.includes(HEAD_SCALE))
      throw new EngineError('NotInstrumented', 'The heads of this model cannot be changed.');
    this.#headScale = Float32Array.from(scale);
    this.#crop(0);
  }

  #check(ids: Int32Array): void {
    const { contextLength, vocabularySize } = this.sizes;
    if (ids.length > contextLength)
      throw new EngineError('TooLong', `${ids.length} tokens; the model reads ${contextLength}.`);
    const stranger = ids.find((id) => id < 0 || id >= vocabularySize);
    if (stranger !== undefined) throw new EngineError('Internal', `There is no token ${stranger}.`);
  }
}
