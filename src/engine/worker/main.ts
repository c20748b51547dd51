/** The engine's thread. */
import { holdLife } from '@/engine/life.ts';
import type { ToWorker } from '@/engine/protocol.ts';
import { LibraryLoader } from './LibraryLoader.ts';
import { WorkerHost } from './WorkerHost.ts';

const thread = self as unknown as DedicatedWorkerGlobalScope;
const host = new WorkerHost((message, transfer) => thread.postMessage(message, transfer), new LibraryLoader());
thread.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'start' && data.life) holdLife(data.life, () => thread.postMessage({ kind: 'alive' }));
  host.receive(data);
};
thread.postMessage({ kind: 'ready' });
