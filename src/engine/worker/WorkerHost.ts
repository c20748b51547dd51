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
import { describeFailure } from './describeFailure.ts';
import type { LoadOptions, Network, NetworkLoader } from './Network.ts';
import { layerPart, lens, wholeAttention, wholePart } from './parts.ts';
import { LOGITS } from './TraceStore.ts';
import { WorkTurns } from './WorkTurns.ts';

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
  readonly #turns = new WorkTurns();
  readonly #calls = new Map<number, Call>();
  #siteUrl = '';
  #network: Network | null = null;
  #newestLoad: Call | null = null;
  #newestRun: Call | null = null;
  #runs = 0;
  /** The run whose Trace is held; null while it changes. */
  #runId: number | null = null;

  constructor(post: Post, loader: NetworkLoader) {
    this.#post = post;
    this.#loader = loader;
  }

  receive(message: ToWorker): void {
    if (message.kind === 'start') this.#siteUrl = message.siteUrl;
    else if (message.kind === 'abort') this.#calls.get(message.id)?.controller.abort();
    else void this.#answer(message);
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
    load: ({ source }, call) => this.#load(source, call),
    measure: ({ source }, call) => this.#loader.measure(source, this.#optionsOf(call)),
    tokenize: ({ text }) => ({ ids: this.#requireNetwork().tokenize(text) }),
    run: (params, call) => this.#run(params, call),
    layerPart: ({ runId, name, layer, length }) => layerPart(this.#requireRun(runId), name, layer, length),
    wholePart: ({ runId, name, from, to }) => wholePart(this.#requireRun(runId), name, from, to),
    attention: ({ runId, length }) => wholeAttention(this.#requireRun(runId), length),
    lens: ({ runId, position }) => this.#turns.take(() => lens(this.#requireRun(runId), position)),
    release: () => ({}),
    continuation: () => notShown('continuation'),
    lensTop: () => notShown('lensTop'),
    streamSizes: () => notShown('streamSizes'),
    normWeights: () => notShown('normWeights'),
    writes: () => notShown('writes'),
    keyWrites: () => notShown('keyWrites'),
    neuronRows: () => notShown('neuronRows'),
    readRows: () => notShown('readRows'),
    attribution: () => notShown('attribution'),
    keyAttribution: () => notShown('keyAttribution'),
    headRoles: () => notShown('headRoles'),
  };

  async #load(source: Params<'load'>['source'], call: Call): Promise<Result<'load'>> {
    this.#newestLoad?.controller.abort();
    this.#newestLoad = call;
    const { network, description } = await this.#loader.load(source, this.#optionsOf(call));
    // The old model may be at work; it goes when that is done.
    await this.#turns.take(async () => {
      if (call.controller.signal.aborted) {
        await network.runner.release();
        throw new EngineError('Aborted', 'Another model was asked for.');
      }
      const old = this.#network;
      this.#network = network;
      this.#runId = null;
      await old?.runner.release();
    });
    return description;
  }

  #run({ ids, intervention }: Params<'run'>, call: Call): Promise<RunResult> {
    this.#newestRun?.controller.abort();
    this.#newestRun = call;
    return this.#turns.take(async () => {
      const { signal } = call.controller;
      if (signal.aborted) throw new EngineError('Aborted', 'A newer run took its place.');
      const { runner } = this.#requireNetwork();
      const started = performance.now();
      this.#runId = null;
      const { reused } = await runner.run(ids, {
        intervention,
        signal,
        onProgress: (done, total) => call.onProgress({ phase: 'run', done, total }),
      });
      const runId = ++this.#runs;
      this.#runId = runId;
      const length = ids.length;
      const logits = runner.trace.rows(LOGITS, Math.max(0, length - 1), length);
      const { surprisal } = runner.trace;
      const milliseconds = performance.now() - started;
      return {
        runId,
        length,
        reused,
        logits,
        surprisal,
        milliseconds,
        held: [runId],
        heldBytes: 0,
        heldLimitBytes: 0,
      };
    });
  }

  #optionsOf(call: Call): LoadOptions {
    return { siteUrl: this.#siteUrl, signal: call.controller.signal, onProgress: call.onProgress };
  }

  #requireNetwork(): Network {
    if (!this.#network) throw new EngineError('NoModel', 'No model is loaded.');
    return this.#network;
  }

  #requireRun(runId: number) {
    const { runner } = this.#requireNetwork();
    if (runId !== this.#runId) throw new EngineError('Stale', `Run ${runId} is no longer held.`);
    return runner;
  }
}

function notShown(name: RequestName): never {
  throw new EngineError('NotInstrumented', `This model's graph does not show what ${name} needs.`);
}

/** The memory behind the arrays of a result: handed over instead of copied. */
function buffersOf(result: object): Transferable[] {
  const buffers = new Set<ArrayBuffer>();
  for (const value of Object.values(result) as unknown[])
    if (ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
  return [...buffers];
}
