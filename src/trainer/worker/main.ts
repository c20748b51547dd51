/** The trainer's thread. */
import { holdLife } from '@/engine/life.ts';
import { compileKernels } from '@/trainer/kernels/loadKernels.ts';
import type { ToWorker } from '@/trainer/protocol.ts';
import { TrainerHost } from './TrainerHost.ts';

const thread = self as unknown as DedicatedWorkerGlobalScope;
const host = new TrainerHost((message, transfer) => thread.postMessage(message, transfer), compileKernels());
thread.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'start' && data.life) holdLife(data.life, () => thread.postMessage({ kind: 'alive' }));
  host.receive(data);
};
thread.postMessage({ kind: 'ready' });
