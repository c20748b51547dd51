/** The trainer's thread. */
import { compileKernels } from '@/trainer/kernels/loadKernels.ts';
import type { ToWorker } from '@/trainer/protocol.ts';
import { TrainerHost } from './TrainerHost.ts';

const thread = self as unknown as DedicatedWorkerGlobalScope;
const host = new TrainerHost((message, transfer) => thread.postMessage(message, transfer), compileKernels());
thread.onmessage = ({ data }: MessageEvent<ToWorker>) => host.receive(data);
thread.postMessage({ kind: 'ready' });
