/** The engine's thread as its client holds it, and how it is begun. */
import type { FromWorker, ToWorker } from './protocol.ts';

/** As much of a Worker as is used. */
export interface WorkerPort {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage(message: ToWorker): void;
  terminate(): void;
}

export type WorkerFactory = () => WorkerPort;

export const startWorker: WorkerFactory = () =>
  new Worker(new URL('./worker/main.ts', import.meta.url), { type: 'module', name: 'glassbox-engine' });
