/**
 * The Engine on a thread of its own: posts requests, keeps account of the answers. The worker
 * starts with the first call and again with the first call after a crash; its model is then gone.
 */
import type { CallOptions, Engine } from './Engine.ts';
import { EngineError, isAborted } from './EngineError.ts';
import { watchLife } from './life.ts';
import { isSmallDevice } from './smallDevice.ts';
import type { FromWorker, Params, Progress, RequestName, Result, RunOn, ToWorker } from './protocol.ts';
import { startWorker } from './WorkerPort.ts';
import type { WorkerFactory, WorkerPort } from './WorkerPort.ts';

export type { WorkerFactory, WorkerPort };

interface Pending {
  readonly name: RequestName;
  /** A newer request of the same name takes its place. */
  readonly isReplaceable: boolean;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: EngineError) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** Tabs of one site share their locks: the moment at which the page was opened tells them apart. */
let workersMade = 0;

export class WorkerEngine implements Engine {
  readonly #siteUrl: string;
  readonly #createWorker: WorkerFactory;
  readonly #pending = new Map<number, Pending>();
  #worker: WorkerPort | null = null;
  #isReady = false;
  #hasModel = false;
  readonly #watch: typeof watchLife;
  #stopWatching: () => void = () => undefined;
  #life = '';
  /** A load failed in this worker, and what it took is not free. */
  #isSpoilt = false;
  #runsOn: RunOn = 'wasm'; // Two runtimes in one thread would share its memory.
  /** Where the next model is loaded, should this worker be spoilt. */
  #successor: WorkerEngine | null = null;
  #lastId = 0;
  #tellEnd: Parameters<Engine['onEnd']>[0] = () => undefined;

  /** `siteUrl`: the site's own directory, ending in a slash; the embedded model lies in models/ below it. */
  constructor(siteUrl: string, createWorker: WorkerFactory = startWorker, watch = watchLife) {
    this.#watch = watch;
    this.#siteUrl = siteUrl;
    this.#createWorker = createWorker;
  }

  async load(params: Params<'load'>, options?: CallOptions): Promise<Result<'load'>> {
    this.#void('load');
    this.#successor?.dispose();
    this.#successor = null;
    const { runOn = 'wasm' } = params;
    if (this.#hasModel && (this.#isSpoilt || runOn !== this.#runsOn)) return this.#loadAfresh(params, options);
    this.#runsOn = runOn;
    return this.#call('load', params, options);
  }

  check(params: Params<'check'>, options?: CallOptions): Promise<Result<'check'>> {
    return this.#call('check', params, options);
  }

  listKept(params: Params<'listKept'>, options?: CallOptions): Promise<Result<'listKept'>> {
    return this.#call('listKept', params, options);
  }

  forget(params: Params<'forget'>, options?: CallOptions): Promise<Result<'forget'>> {
    return this.#call('forget', params, options);
  }

  tokenize(params: Params<'tokenize'>, options?: CallOptions): Promise<Result<'tokenize'>> {
    return this.#call('tokenize', params, options);
  }

  run(params: Params<'run'>, options?: CallOptions): Promise<Result<'run'>> {
    if (params.lane !== 'aside') this.#void('run');
    return this.#call('run', params, options);
  }

  readonly layerPart: Engine['layerPart'] = (params, options) => this.#call('layerPart', params, options);
  readonly wholePart: Engine['wholePart'] = (params, options) => this.#call('wholePart', params, options);
  readonly attention: Engine['attention'] = (params, options) => this.#call('attention', params, options);
  readonly lens: Engine['lens'] = (params, options) => this.#call('lens', params, options);
  readonly release: Engine['release'] = (params, options) => this.#call('release', params, options);
  readonly continuation: Engine['continuation'] = (params, options) => this.#call('continuation', params, options);
  readonly lensTop: Engine['lensTop'] = (params, options) => this.#call('lensTop', params, options);
  readonly streamSizes: Engine['streamSizes'] = (params, options) => this.#call('streamSizes', params, options);
  readonly normWeights: Engine['normWeights'] = (params, options) => this.#call('normWeights', params, options);
  readonly writes: Engine['writes'] = (params, options) => this.#call('writes', params, options);
  readonly keyWrites: Engine['keyWrites'] = (params, options) => this.#call('keyWrites', params, options);
  readonly neuronRows: Engine['neuronRows'] = (params, options) => this.#call('neuronRows', params, options);
  readonly readRows: Engine['readRows'] = (params, options) => this.#call('readRows', params, options);
  readonly attribution: Engine['attribution'] = (params, options) => this.#call('attribution', params, options);
  readonly keyAttribution: Engine['keyAttribution'] = (params, options) =>
    this.#call('keyAttribution', params, options);
  readonly headRoles: Engine['headRoles'] = (params, options) => this.#call('headRoles', params, options);
  /** What is asked of the embedding matrices: no run stands behind it. */
  readonly embeddingTables: Engine['embeddingTables'] = (params, options) =>
    this.#call('embeddingTables', params, options);
  readonly embeddingRows: Engine['embeddingRows'] = (params, options) => this.#call('embeddingRows', params, options);
  readonly embeddingNorms: Engine['embeddingNorms'] = (params, options) =>
    this.#call('embeddingNorms', params, options);
  readonly nearestRows: Engine['nearestRows'] = (params, options) => this.#call('nearestRows', params, options);
  readonly embeddingMoments: Engine['embeddingMoments'] = (params, options) =>
    this.#call('embeddingMoments', params, options);
  readonly embeddingProjection: Engine['embeddingProjection'] = (params, options) =>
    this.#call('embeddingProjection', params, options);

  readonly onEnd: Engine['onEnd'] = (listener) => void (this.#tellEnd = listener);
  dispose(): void {
    this.#successor?.dispose();
    this.#successor = null;
    this.#stop(new EngineError('Aborted', 'The engine was stopped.'));
  }

  /** In a worker of its own, which takes this one's place when the model is ready and goes when it is not to be had. */
  async #loadAfresh(params: Params<'load'>, options?: CallOptions): Promise<Result<'load'>> {
    const successor = new WorkerEngine(this.#siteUrl, this.#createWorker, this.#watch);
    this.#successor = successor;
    try {
      const result = await successor.load(params, options);
      const worker = successor.#worker;
      if (this.#successor !== successor || !worker) throw new EngineError('Aborted', 'A newer load took its place.');
      successor.#worker = null;
      successor.#stopWatching();
      this.#stop(new EngineError('Aborted', 'Another model was loaded.'));
      this.#listen(worker, successor.#life);
      this.#stopWatching = this.#watchLife(worker, successor.#life);
      this.#isReady = this.#hasModel = true;
      this.#runsOn = successor.#runsOn;
      this.#lastId = Math.max(this.#lastId, successor.#lastId);
      return result;
    } finally {
      if (this.#successor === successor) this.#successor = null;
      successor.dispose();
    }
  }

  #call<Name extends RequestName>(name: Name, params: Params<Name>, options: CallOptions = {}): Promise<Result<Name>> {
    const { signal, onProgress } = options;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(new EngineError('Aborted', `${name} was given up before it began.`));
      const worker = this.#requireWorker(reject);
      if (!worker) return;
      const id = ++this.#lastId;
      const giveUp = () => this.#abort(id, `${name} was given up.`);
      const forget = () => signal?.removeEventListener('abort', giveUp);
      signal?.addEventListener('abort', giveUp);
      this.#pending.set(id, {
        name,
        isReplaceable: !('lane' in params && params.lane === 'aside'),
        resolve: (result) => {
          forget();
          resolve(result as Result<Name>);
        },
        reject: (error) => {
          forget();
          reject(error);
        },
        onProgress,
      });
      worker.postMessage({ kind: 'request', id, name, params } as ToWorker);
    });
  }

  #requireWorker(reject: (error: EngineError) => void): WorkerPort | null {
    try {
      return (this.#worker ??= this.#start());
    } catch (error) {
      reject(new EngineError('NoWorker', `The worker could not be made: ${String(error)}`, { cause: error }));
      return null;
    }
  }

  #start(): WorkerPort {
    const worker = this.#createWorker();
    this.#isReady = this.#hasModel = false;
    const life = `glassbox-engine-${++workersMade}-${performance.timeOrigin}`;
    this.#listen(worker, life);
    worker.postMessage({ kind: 'start', siteUrl: this.#siteUrl, life, isSmallDevice: isSmallDevice() });
    return worker;
  }

  #listen(worker: WorkerPort, life: string): void {
    this.#worker = worker;
    this.#life = life;
    this.#isSpoilt = false;
    worker.onmessage = ({ data }) => {
      if (data.kind === 'alive') this.#stopWatching = this.#watchLife(worker, life);
      else this.#receive(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      const name = this.#isReady ? 'WorkerCrashed' : 'NoWorker';
      this.#stop(new EngineError(name, event.message || 'The worker reported an error.'));
    };
    worker.onmessageerror = () => this.#stop(new EngineError('WorkerCrashed', 'A message could not be read.'));
  }

  #watchLife(worker: WorkerPort, life: string): () => void {
    return this.#watch(life, () => {
      if (this.#worker === worker) this.#stop(new EngineError('WorkerCrashed', 'The worker has ended.'));
    });
  }

  #receive(message: Exclude<FromWorker, { kind: 'alive' }>): void {
    if (message.kind === 'ready') {
      this.#isReady = true;
      return;
    }
    // Answers to calls that were given up find nobody.
    const pending = this.#pending.get(message.id);
    if (message.kind === 'progress') {
      pending?.onProgress?.(message.progress);
      return;
    }
    this.#pending.delete(message.id);
    if (message.kind === 'result') {
      this.#hasModel ||= message.name === 'load';
      pending?.resolve(message.result);
    } else {
      const error = EngineError.from(message.error);
      pending?.reject(error);
      this.#recover(error, pending?.name);
    }
  }

  #recover(error: EngineError, failed: RequestName | undefined): void {
    // The worker lives, but the runtime inside it does not.
    if (error.name === 'WorkerCrashed') this.#stop(error);
    // A runtime that failed to start never will; without a model, a fresh worker costs nothing.
    else if (failed === 'load' && !this.#hasModel && this.#pending.size === 0) this.#stop(error);
    // The runtime does not give back what a session took that could not be made; only the end of its thread does.
    else if (failed === 'load' && !isAborted(error)) this.#isSpoilt = true;
  }

  /** A newer request of this kind takes the place of those on their way. */
  #void(name: RequestName): void {
    for (const [id, pending] of this.#pending)
      if (pending.name === name && pending.isReplaceable) this.#abort(id, `A newer ${name} took its place.`);
  }

  #abort(id: number, detail: string): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    this.#pending.delete(id);
    this.#worker?.postMessage({ kind: 'abort', id });
    pending.reject(new EngineError('Aborted', detail));
  }

  #stop(error: EngineError): void {
    this.#stopWatching();
    this.#stopWatching = () => undefined;
    const hadModel = this.#worker !== null && this.#hasModel;
    this.#worker?.terminate();
    this.#worker = null;
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of waiting) reject(error);
    if (hadModel && error.name === 'WorkerCrashed') this.#tellEnd(error);
  }
}
