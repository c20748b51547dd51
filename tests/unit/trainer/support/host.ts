/** A trainer's worker without a thread: the client talks to the host directly, messages cloned as a thread would. */
import { createWorkerTrainer } from '@/trainer/WorkerTrainer.ts';
import type { TrainerPort } from '@/trainer/WorkerTrainer.ts';
import type { FromWorker, ToWorker, TrainerState } from '@/trainer/protocol.ts';
import { TrainerHost } from '@/trainer/worker/TrainerHost.ts';
import { MODULES } from './networks.ts';

export function startTrainer(siteUrl = 'https://site.test/') {
  const posted: FromWorker[] = [];
  const createPort = (): TrainerPort => {
    const port: TrainerPort = {
      onmessage: null,
      onerror: null,
      onmessageerror: null,
      postMessage: (message: ToWorker) => host.receive(structuredClone(message)),
      terminate: () => undefined,
    };
    const host = new TrainerHost((message, transfer) => {
      const received = structuredClone(message, { transfer });
      posted.push(received);
      queueMicrotask(() => port.onmessage?.({ data: received } as MessageEvent<FromWorker>));
    }, MODULES.simd);
    return port;
  };
  const trainer = createWorkerTrainer(siteUrl, createPort);
  const states: TrainerState[] = [];
  trainer.onState((state) => states.push(state));
  /** The next state for which this holds. */
  const until = (holds: (state: TrainerState) => boolean) =>
    new Promise<TrainerState>((resolve) => {
      const stop = trainer.onState((state) => {
        if (!holds(state)) return;
        stop();
        resolve(state);
      });
    });
  return { trainer, posted, states, until };
}
