/**
 * An engine without a network: a tiny transformer with made-up weights (L = 2, H = 2, d = 8) over a
 * vocabulary of the 256 bytes and a few words. Its numbers hang together as a real Trace does
 * (attention is the softmax of its own q·k, residuals are sums of the writes, logits come from the
 * final norm, attribution sums to the logit), are the same on every run, and row t depends on tokens
 * 0 … t alone. Interventions, branches and what is asked beside the actual run work as in the real
 * one. Leaves out caching and speed.
 */
import type { CallOptions, Engine } from '@/engine/Engine.ts';
import { EngineError } from '@/engine/EngineError.ts';
import type { Params, PartData, Result } from '@/engine/protocol.ts';
import { normalIntervention } from '@/engine/worker/normalIntervention.ts';
import type { ModelConfig } from '@/model/config.ts';
import { softmax } from '@/model/softmax.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import {
  embeddingMoments,
  embeddingNorms,
  embeddingProjection,
  embeddingRows,
  embeddingTables,
  nearestRows,
  type LongWork,
  type Tables,
} from '@/engine/worker/embeddings.ts';
import { FakePool } from './fakePool.ts';
import { BYTES_ONLY, describeModel, END_OF_TEXT_ID, FAKE_PIECES, fakeWords, splitText } from './fakeVocabulary.ts';
import {
  tinyAttribution,
  tinyHeadRoles,
  tinyKeyAttribution,
  tinyKeyWrites,
  tinyLens,
  tinyLensTop,
  tinyNeuronRows,
  tinyNormWeights,
  tinyReadRows,
  tinyStreamSizes,
  tinyTables,
  tinyWrites,
} from './tinyQuestions.ts';
import { computeTrace, pack, type TinyTrace } from './tinyTransformer.ts';

export { BYTES_ONLY, END_OF_TEXT_ID, FAKE_PIECES, fakeId } from './fakeVocabulary.ts';

export interface FakeOptions {
  readonly contextLength?: number;
  readonly transparency?: 'full' | 'opaque';
  /** Layers and heads; two each when absent. */
  readonly sizes?: Pick<ModelConfig, 'layerCount' | 'headCount'>;
  /** Logits that a test prescribes after a sequence, by id; the rest keep their own. */
  readonly logitsAfter?: (ids: readonly number[]) => Readonly<Record<number, number>>;
  /** Scores of head roles that a test prescribes, L·H·R; measured on the probes when absent. */
  readonly headRoles?: readonly number[];
  /** What held Traces may take; each token takes BYTES_A_TOKEN. */
  readonly heldLimitBytes?: number;
}

export interface FakeEngine extends Engine {
  /** Names of all calls so far, oldest first. */
  readonly calls: readonly string[];
  /** Runs wait until the returned function is called. */
  holdRuns(): () => void;
  /** The next run fails so. */
  failNextRun(error: EngineError): void;
  /** Its thread ends by itself. */
  end(): void;
}

export function createFakeEngine({
  contextLength = 256,
  transparency = 'full',
  sizes = { layerCount: 2, headCount: 2 },
  logitsAfter,
  headRoles,
  heldLimitBytes = 256_000_000,
}: FakeOptions = {}): FakeEngine {
  let config: ModelConfig = {
    ...sizes,
    width: 4 * sizes.headCount,
    headSize: 4,
    vocabularySize: FAKE_PIECES.length,
    contextLength,
  };
  const calls: string[] = [];
  const pool = new FakePool(heldLimitBytes);
  let tellEnd: (error: EngineError) => void = () => undefined;
  let runs = 0;
  let gate: Promise<void> = Promise.resolve();
  let failure: EngineError | null = null;

  /** The Trace of a run, for a question that is written down. */
  function held(runId: number, question: string): TinyTrace {
    calls.push(question);
    const trace = pool.find(runId);
    if (!trace) throw new EngineError('Stale', `Run ${runId} is no longer held.`);
    return trace;
  }

  /** The same, for questions that an opaque model cannot answer. */
  function opened(runId: number, question: string): TinyTrace {
    const trace = held(runId, question);
    requireOpen();
    return trace;
  }

  function requireOpen() {
    if (transparency === 'opaque') throw new EngineError('NotInstrumented', 'The test asked for an opaque model.');
  }

  function tables(): Tables {
    return transparency === 'opaque' ? { reason: 'The test asked for an opaque model.' } : tinyTables(config);
  }

  return {
    calls,
    holdRuns() {
      let release = () => {};
      gate = new Promise((resolve) => (release = resolve));
      return () => release();
    },
    failNextRun: (error) => (failure = error),

    async load({ source }) {
      calls.push('load');
      config = { ...config, vocabularySize: source.id === BYTES_ONLY.id ? 256 : FAKE_PIECES.length };
      pool.clear();
      return describeModel(config, source, transparency);
    },
    async check() {
      calls.push('check');
      const file = { path: 'onnx/model_quantized.onnx', dtype: 'q8', bytes: 1_000_000, keptBytes: 0 } as const;
      return { ...config, parameterCount: 1000, exports: [{ ...file, isKept: false }] };
    },
    async listKept() {
      calls.push('listKept');
      return { models: [] };
    },
    async forget() {
      calls.push('forget');
      return {};
    },
    async tokenize({ text }) {
      calls.push('tokenize');
      return { ids: Int32Array.from(splitText(text, config.vocabularySize)) };
    },
    async run({ ids, intervention, lane = 'actual', keep = false }, options?: CallOptions): Promise<Result<'run'>> {
      calls.push(lane === 'actual' ? 'run' : 'run aside');
      options?.onProgress?.({ phase: 'run', done: 0, total: ids.length });
      await gate;
      if (options?.signal?.aborted) throw new EngineError('Aborted', 'The run was given up.');
      const error = failure;
      failure = null;
      if (error) throw error;
      if (intervention) requireOpen();
      const changes = normalIntervention(intervention, config);
      const trace = computeTrace(Array.from(ids), config, { override: logitsAfter, intervention: changes });
      const runId = ++runs;
      const reused = pool.hold({ runId, lane, trace }, keep);
      const logits = trace.logits.at(-1)!.slice();
      const surprisal = trace.surprisal.slice();
      return { runId, length: ids.length, reused, logits, surprisal, milliseconds: 3, ...pool.held };
    },
    async release({ runId }) {
      calls.push('release');
      pool.release(runId);
      return {};
    },
    async continuation({ runId, count }) {
      const { ids, intervention, logits } = held(runId, 'continuation');
      const chosen: number[] = [];
      const probabilities: number[] = [];
      let last = logits.at(-1)!;
      while (chosen.length < count && ids.length + chosen.length < contextLength) {
        const id = largestIndices(last, 1)[0]!;
        chosen.push(id);
        probabilities.push(softmax(last)[id]!);
        if (id === END_OF_TEXT_ID) break;
        last = computeTrace([...ids, ...chosen], config, { override: logitsAfter, intervention }).logits.at(-1)!;
      }
      return { ids: Int32Array.from(chosen), probabilities: Float32Array.from(probabilities) };
    },

    async layerPart({ runId, name, layer, length }) {
      const { parts, ids } = held(runId, `layerPart ${name} ${layer}`);
      return cut(parts[layer]![name], length ?? ids.length, name);
    },
    async wholePart({ runId, name, from = 0, to }: Params<'wholePart'>) {
      const whole = held(runId, `wholePart ${name}`);
      const rows = (name === 'logits' ? whole.logits : whole[name]).slice(from, to ?? whole.ids.length);
      return pack([rows.length, rows[0]!.length], rows);
    },
    async attention({ runId, length }) {
      const { parts, ids } = held(runId, 'attention');
      const layers = parts.map((part) => cut(part.attention, length ?? ids.length, 'attention'));
      return pack(
        [layers.length, ...layers[0]!.shape],
        layers.map(({ data }) => data),
      );
    },
    async lens({ runId, position }) {
      const rows = tinyLens(held(runId, 'lens'), position);
      return pack([rows.length, config.vocabularySize], rows);
    },
    lensTop: async ({ runId, position, count }) => tinyLensTop(opened(runId, 'lensTop'), position, count),
    streamSizes: async ({ runId, from, to }) => tinyStreamSizes(opened(runId, 'streamSizes'), from, to),
    async normWeights() {
      calls.push('normWeights');
      requireOpen();
      return tinyNormWeights(config);
    },
    writes: async ({ runId, position }) => tinyWrites(opened(runId, 'writes'), position),
    async keyWrites({ runId, layer, head, query }) {
      const rows = tinyKeyWrites(opened(runId, 'keyWrites'), layer, head, query);
      return pack([rows.length, config.width], rows);
    },
    async neuronRows({ layer, neurons }) {
      calls.push('neuronRows');
      requireOpen();
      return tinyNeuronRows(layer, neurons, config);
    },
    async readRows({ rows }) {
      calls.push('readRows');
      requireOpen();
      return tinyReadRows(rows, config);
    },
    attribution: async ({ runId, position, tokens }) => tinyAttribution(opened(runId, 'attribution'), position, tokens),
    keyAttribution: async ({ runId, layer, head, query, token }) =>
      tinyKeyAttribution(opened(runId, 'keyAttribution'), layer, head, query, token),
    async headRoles(_params, options) {
      calls.push('headRoles');
      requireOpen();
      options?.onProgress?.({ phase: 'run', done: 0, total: 1 });
      const { layerCount, headCount } = config;
      const data = headRoles ? Float32Array.from(headRoles) : tinyHeadRoles(config, () => fakeWords(config));
      return { shape: [layerCount, headCount, data.length / (layerCount * headCount)], data };
    },
    async embeddingTables() {
      calls.push('embeddingTables');
      return embeddingTables(tables());
    },
    async embeddingRows(params) {
      calls.push('embeddingRows');
      return embeddingRows(tables(), params);
    },
    async embeddingNorms(params) {
      calls.push('embeddingNorms');
      return embeddingNorms(tables(), params);
    },
    async nearestRows(params) {
      calls.push('nearestRows');
      return nearestRows(tables(), params);
    },
    async embeddingMoments(params, options) {
      calls.push('embeddingMoments');
      return embeddingMoments(tables(), params, longWork(options));
    },
    async embeddingProjection(params, options) {
      calls.push('embeddingProjection');
      return embeddingProjection(tables(), params, longWork(options));
    },
    onEnd: (listener) => void (tellEnd = listener),
    end: () => tellEnd(new EngineError('WorkerCrashed', 'The worker has ended.')),
    dispose() {
      calls.push('dispose');
    },
  };
}

function longWork(options?: CallOptions): LongWork {
  return {
    signal: options?.signal ?? new AbortController().signal,
    onProgress: (done, total) => options?.onProgress?.({ phase: 'run', done, total }),
  };
}

/** The first `length` positions of a part: T×n, H×T×dh, or H×T×T. */
function cut({ shape, data }: PartData, length: number, name: string): PartData {
  const isPerHead = shape.length === 3;
  const [heads, rows, columns] = isPerHead ? (shape as [number, number, number]) : [1, ...(shape as [number, number])];
  const width = name === 'attention' ? length : columns;
  const kept = new Float32Array(heads * length * width);
  for (let h = 0; h < heads; h++)
    for (let t = 0; t < length; t++)
      for (let i = 0; i < width; i++) kept[(h * length + t) * width + i] = data[(h * rows + t) * columns + i]!;
  return { shape: isPerHead ? [heads, length, width] : [length, width], data: kept };
}
