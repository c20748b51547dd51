/**
 * The Trainer on a thread of its own: posts requests, keeps account of the answers, passes states on. The
 * worker starts with the first call and again with the first call after a crash; its model is then gone.
 */
import { watchLife } from '@/engine/life.ts';
import type { FromWorker, Params, RequestName, Result, ToWorker, TrainerState } from './protocol.ts';
import type { Trainer } from './Trainer.ts';
import { TrainerError } from './TrainerError.ts';

/** As much of a Worker as is used. */
export interface TrainerPort {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage(message: ToWorker): void;
  terminate(): void;
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: TrainerError) => void;
}

const startWorker = (): TrainerPort =>
  new Worker(new URL('./worker/main.ts', import.meta.url), { type: 'module', name: 'glassbox-trainer' });

/** Tabs of one site share their locks: the moment at which the page was opened tells them apart. */
let workersMade = 0;

/** `siteUrl`: the site's own directory, ending in a slash; recorded checkpoints lie in training/ below it. */
export function createWorkerTrainer(
  siteUrl: string,
  createWorker: () => TrainerPort = startWorker,
  watch = watchLife,
): Trainer {
  const pending = new Map<number, Pending>();
  const listeners = new Set<(state: TrainerState) => void>();
  let worker: TrainerPort | null = null;
  let isReady = false;
  let lastId = 0;
  let lastState: TrainerState | null = null;
  let stopWatching: () => void = () => undefined;

  function stop(error: TrainerError): void {
    stopWatching();
    stopWatching = () => undefined;
    worker?.terminate();
    worker = null;
    const waiting = [...pending.values()];
    pending.clear();
    for (const { reject } of waiting) reject(error);
  }

  function tell(state: TrainerState): void {
    lastState = state;
    for (const listener of listeners) listener(state);
  }

  /** A model that trains or rests has no request on its way that could fail: what is lost is told as its last state. */
  function crash(error: TrainerError): void {
    const state = lastState;
    stop(error);
    if (state) tell({ ...state, isRunning: false, failure: error.toData() });
    lastState = null;
  }

  function receive(message: Exclude<FromWorker, { kind: 'alive' }>): void {
    if (message.kind === 'ready') isReady = true;
    else if (message.kind === 'state') tell(message.state);
    else {
      const call = pending.get(message.id);
      pending.delete(message.id);
      if (message.kind === 'result') call?.resolve(message.result);
      else call?.reject(TrainerError.from(message.error));
    }
  }

  function start(): TrainerPort {
    const port = createWorker();
    isReady = false;
    const life = `glassbox-trainer-${++workersMade}-${performance.timeOrigin}`;
    const ended = () =>
      worker === port ? crash(new TrainerError('WorkerCrashed', 'The worker has ended.')) : undefined;
    port.onmessage = ({ data }) => {
      if (data.kind === 'alive') stopWatching = watch(life, ended);
      else receive(data);
    };
    port.onerror = (event) => {
      event.preventDefault();
      crash(new TrainerError(isReady ? 'WorkerCrashed' : 'NoWorker', event.message || 'The worker reported an error.'));
    };
    port.onmessageerror = () => crash(new TrainerError('WorkerCrashed', 'A message could not be read.'));
    port.postMessage({ kind: 'start', siteUrl, life });
    return port;
  }

  const call =
    <Name extends RequestName>(name: Name) =>
    (params: Params<Name>): Promise<Result<Name>> =>
      new Promise((resolve, reject) => {
        try {
          worker ??= start();
        } catch (error) {
          reject(new TrainerError('NoWorker', `The worker could not be made: ${String(error)}`, { cause: error }));
          return;
        }
        const id = ++lastId;
        pending.set(id, { resolve: (result) => resolve(result as Result<Name>), reject });
        worker.postMessage({ kind: 'request', id, name, params } as ToWorker);
      });

  return {
    prepare: call('prepare'),
    estimate: call('estimate'),
    begin: call('begin'),
    adjust: call('adjust'),
    run: call('run'),
    pause: call('pause'),
    step: call('step'),
    batch: call('batch'),
    part: call('part'),
    parameter: call('parameter'),
    read: call('read'),
    continueText: call('continueText'),
    continueAll: call('continueAll'),
    answer: call('answer'),
    questions: call('questions'),
    setQuestions: call('setQuestions'),
    maskedRow: call('maskedRow'),
    drawPair: call('drawPair'),
    choose: call('choose'),
    judge: call('judge'),
    checkpoints: call('checkpoints'),
    restore: call('restore'),
    save: call('save'),
    load: call('load'),
    loadRecorded: call('loadRecorded'),
    exportModel: call('exportModel'),
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: () => stop(new TrainerError('WorkerCrashed', 'The trainer was stopped.')),
  };
}
