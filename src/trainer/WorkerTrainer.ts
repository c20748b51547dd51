/**
 * The Trainer on a thread of its own: posts requests, keeps account of the answers, passes states on. The
 * worker starts with the first call and again with the first call after a crash; its model is then gone.
 */
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

/** `siteUrl`: the site's own directory, ending in a slash; recorded checkpoints lie in training/ below it. */
export function createWorkerTrainer(siteUrl: string, createWorker: () => TrainerPort = startWorker): Trainer {
  const pending = new Map<number, Pending>();
  const listeners = new Set<(state: TrainerState) => void>();
  let worker: TrainerPort | null = null;
  let isReady = false;
  let lastId = 0;

  function stop(error: TrainerError): void {
    worker?.terminate();
    worker = null;
    const waiting = [...pending.values()];
    pending.clear();
    for (const { reject } of waiting) reject(error);
  }

  function receive(message: FromWorker): void {
    if (message.kind === 'ready') isReady = true;
    else if (message.kind === 'state') for (const listener of listeners) listener(message.state);
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
    port.onmessage = ({ data }) => receive(data);
    port.onerror = (event) => {
      event.preventDefault();
      stop(new TrainerError(isReady ? 'WorkerCrashed' : 'NoWorker', event.message || 'The worker reported an error.'));
    };
    port.onmessageerror = () => stop(new TrainerError('WorkerCrashed', 'A message could not be read.'));
    port.postMessage({ kind: 'start', siteUrl });
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
    snapshots: call('snapshots'),
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
