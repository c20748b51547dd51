/**
 * The worker's side of the protocol: takes requests, answers each exactly once, keeps the model
 * that is in use until the next one is ready. Leaves out: the thread (main.ts), loading, running.
 */
import { EngineError } from '@/engine/EngineError.ts';
import type {
  FromWorker,
  Params,
  Progress,
  RequestMessage,
  RequestName,
  Result,
  RunResult,
  ToWorker,
} from '@/engine/protocol.ts';
import { attribution, keyAttribution } from './attribution.ts';
import { continueGreedily } from './continuation.ts';
import { describeFailure } from './describeFailure.ts';
import {
  embeddingMoments,
  embeddingNorms,
  embeddingProjection,
  embeddingRows,
  embeddingTables,
  nearestRows,
} from './embeddings.ts';
import type { LongWork, Tables } from './embeddings.ts';
import { LoadedNetwork } from './LoadedNetwork.ts';
import { measureRoles } from './measureRoles.ts';
import type { LoadOptions, NetworkLoader } from './Network.ts';
import { layerPart, lens, lensTop, normWeights, readRows, streamSizes, wholeAttention, wholePart } from './parts.ts';
import type { SessionRunner } from './SessionRunner.ts';
import { heldLimitBytes } from './TracePool.ts';
import type { Track } from './TracePool.ts';
import { LOGITS } from './TraceStore.ts';
import { WorkTurns } from './WorkTurns.ts';
import { keyWrites, neuronRows, writesAt } from './writes.ts';
import { yieldToMessages } from './yieldToMessages.ts';

interface Call {
  readonly controller: AbortController;
  readonly onProgress: (progress: Progress) => void;
}

type Handlers = {
  [Name in RequestName]: (params: Params<Name>, call: Call) => Result<Name> | Promise<Result<Name>>;
};
type Post = (message: FromWorker, transfer: Transferable[]) => void;

export class WorkerHost {
  readonly #post: Post;
  readonly #loader: NetworkLoader;
  /** What held Traces may take; until the page has told of its device, as on a large one. */
  #limitBytes: number;
  readonly #isLimitGiven: boolean;
  readonly #turns = new WorkTurns();
  readonly #calls = new Map<number, Call>();
  #siteUrl = '';
  #model: LoadedNetwork | null = null;
  #newestLoad: Call | null = null;
  /** Of the lane `actual`. */
  #newestRun: Call | null = null;
  #runs = 0;

  /** `limitBytes`: what held Traces may take, where it does not follow from the device. */
  constructor(post: Post, loader: NetworkLoader, limitBytes?: number) {
    this.#post = post;
    this.#loader = loader;
    this.#isLimitGiven = limitBytes !== undefined;
    this.#limitBytes = limitBytes ?? heldLimitBytes(false);
  }

  receive(message: ToWorker): void {
    if (message.kind === 'start') this.#begin(message);
    else if (message.kind === 'abort') this.#calls.get(message.id)?.controller.abort();
    else void this.#answer(message);
  }

  #begin({ siteUrl, isSmallDevice = false }: Extract<ToWorker, { kind: 'start' }>): void {
    this.#siteUrl = siteUrl;
    if (!this.#isLimitGiven) this.#limitBytes = heldLimitBytes(isSmallDevice);
  }

  async #answer<Name extends RequestName>(request: RequestMessage<Name>): Promise<void> {
    const { id, name } = request;
    const call: Call = {
      controller: new AbortController(),
      onProgress: (progress) => this.#post({ kind: 'progress', id, progress }, []),
    };
    this.#calls.set(id, call);
    try {
      const handlers: Handlers = this.#handlers;
      const result = await handlers[name](request.params, call);
      const reply = { kind: 'result', id, name, result } as FromWorker;
      this.#post(reply, buffersOf(result));
    } catch (error) {
      this.#post({ kind: 'error', id, error: describeFailure(error, call.controller.signal).toData() }, []);
    } finally {
      this.#calls.delete(id);
    }
  }

  readonly #handlers: Handlers = {
    load: (params, call) => this.#load(params, call),
    check: ({ source, isOffline = false }, call) => this.#loader.check(source, { ...this.#optionsOf(call), isOffline }),
    listKept: async () => ({ models: await this.#loader.listKept() }),
    forget: async ({ source, unfinished = false }) => {
      await this.#loader.forget(source, { siteUrl: this.#siteUrl, unfinished });
      return {};
    },
    tokenize: ({ text }) => ({ ids: this.#requireModel().network.tokenize(text) }),
    run: (params, call) => this.#run(params, call),
    release: ({ runId }) => {
      this.#model?.pool.release(runId);
      return {};
    },
    continuation: ({ runId, count }, call) =>
      this.#ask(call, runId, (runner) =>
        continueGreedily(runner, count, this.#requireModel().endings, call.controller.signal),
      ),
    layerPart: ({ runId, name, layer, length }) => {
      const { runner, length: most } = this.#requireTrack(runId);
      return layerPart(runner, name, layer, Math.min(length ?? most, most));
    },
    wholePart: ({ runId, name, from, to }) => {
      const { runner, length: most } = this.#requireTrack(runId);
      return wholePart(runner, name, from, Math.min(to ?? most, most));
    },
    attention: ({ runId, length }) => {
      const { runner, length: most } = this.#requireTrack(runId);
      return wholeAttention(runner, Math.min(length ?? most, most));
    },
    streamSizes: ({ runId, from, to }) => {
      const { runner, length: most } = this.#requireTrack(runId);
      return streamSizes(runner, from, Math.min(to, most));
    },
    lens: ({ runId, position }, call) => this.#ask(call, runId, (runner) => lens(runner, position)),
    lensTop: ({ runId, position, count }, call) => this.#ask(call, runId, (runner) => lensTop(runner, position, count)),
    writes: ({ runId, position }, call) => this.#ask(call, runId, (runner) => writesAt(runner, position)),
    keyWrites: ({ runId, layer, head, query }, call) =>
      this.#ask(call, runId, (runner) => keyWrites(runner, layer, head, query)),
    attribution: ({ runId, position, tokens }, call) =>
      this.#ask(call, runId, (runner) => attribution(runner, position, tokens)),
    keyAttribution: ({ runId, layer, head, query, token }, call) =>
      this.#ask(call, runId, (runner) => keyAttribution(runner, layer, head, query, token)),
    normWeights: () => normWeights(this.#requireModel().network.runner),
    neuronRows: ({ layer, neurons }, call) => this.#askNetwork(call, (runner) => neuronRows(runner, layer, neurons)),
    readRows: ({ rows }, call) => this.#askNetwork(call, (runner) => readRows(runner, rows)),
    headRoles: (_params, call) => this.#headRoles(call),
    embeddingTables: () => embeddingTables(this.#tables()),
    embeddingRows: (params) => embeddingRows(this.#tables(), params),
    embeddingNorms: (params) => embeddingNorms(this.#tables(), params),
    nearestRows: (params) => nearestRows(this.#tables(), params),
    embeddingMoments: (params, call) => embeddingMoments(this.#tables(), params, longWork(call)),
    embeddingProjection: (params, call) => embeddingProjection(this.#tables(), params, longWork(call)),
  };

  async #load({ source, runOn }: Params<'load'>, call: Call): Promise<Result<'load'>> {
    this.#newestLoad?.controller.abort();
    this.#newestLoad = call;
    const { network, description } = await this.#loader.load(source, { ...this.#optionsOf(call), runOn });
    // The old model may be at work; it goes when that is done.
    await this.#turns.take(async () => {
      if (call.controller.signal.aborted) {
        await network.runner.release();
        throw new EngineError('Aborted', 'Another model was asked for.');
      }
      const old = this.#model?.network;
      this.#model = new LoadedNetwork(network, description, this.#limitBytes);
      await old?.runner.release();
    });
    return description;
  }

  #run({ ids, intervention, lane = 'actual', keep = false, whole }: Params<'run'>, call: Call): Promise<RunResult> {
    if (lane === 'actual') {
      this.#newestRun?.controller.abort();
      this.#newestRun = call;
    }
    return this.#takeTurn(call, async () => {
      const { pool } = this.#requireModel();
      const started = performance.now();
      const runId = ++this.#runs;
      const { signal } = call.controller;
      const onProgress = (done: number, total: number) => call.onProgress({ phase: 'run', done, total });
      const { runner, outcome } = await pool.run({ ids, intervention, lane, keep, whole }, runId, (grown) =>
        grown.run(ids, { intervention, whole, signal, onProgress }),
      );
      return {
        runId,
        length: ids.length,
        reused: outcome.reused,
        logits: runner.trace.rows(LOGITS, Math.max(0, ids.length - 1), ids.length),
        surprisal: runner.trace.surprisal,
        milliseconds: performance.now() - started,
        ...pool.report(),
      };
    });
  }

  #headRoles(call: Call): Promise<Result<'headRoles'>> {
    const model = this.#requireModel();
    return measureRoles(model.network.runner, model.probes, {
      takeTurn: async (work) => {
        // What was asked for in the meantime goes first.
        await yieldToMessages();
        return this.#takeTurn(call, () => {
          if (model !== this.#model) throw new EngineError('Aborted', 'Another model was loaded.');
          return work();
        });
      },
      onProgress: (done, total) => call.onProgress({ phase: 'run', done, total }),
    });
  }

  /** Asks the network about a run, when it is free. */
  #ask<Answer>(call: Call, runId: number, question: (runner: SessionRunner) => Promise<Answer>): Promise<Answer> {
    return this.#takeTurn(call, () => question(this.#requireTrack(runId).runner));
  }

  /** Asks the network about itself, when it is free. */
  #askNetwork<Answer>(call: Call, question: (runner: SessionRunner) => Promise<Answer>): Promise<Answer> {
    return this.#takeTurn(call, () => question(this.#requireModel().network.runner));
  }

  #takeTurn<Outcome>(call: Call, work: () => Promise<Outcome>): Promise<Outcome> {
    return this.#turns.take(async () => {
      if (call.controller.signal.aborted) throw new EngineError('Aborted', 'The request was given up.');
      return work();
    });
  }

  #optionsOf(call: Call): LoadOptions {
    return { siteUrl: this.#siteUrl, signal: call.controller.signal, onProgress: call.onProgress };
  }

  #requireModel(): LoadedNetwork {
    if (!this.#model) throw new EngineError('NoModel', 'No model is loaded.');
    return this.#model;
  }

  /** They ask nothing of the session, and so wait for no turn. */
  #tables(): Tables {
    return this.#requireModel().network.tables;
  }

  #requireTrack(runId: number): Track {
    return this.#requireModel().pool.require(runId);
  }
}

function longWork({ controller, onProgress }: Call): LongWork {
  return { signal: controller.signal, onProgress: (done, total) => onProgress({ phase: 'run', done, total }) };
}

/** The memory behind the arrays of a result: handed over instead of copied. */
function buffersOf(result: object): Transferable[] {
  const buffers = new Set<ArrayBuffer>();
  for (const value of Object.values(result) as unknown[])
    if (ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
  return [...buffers];
}
