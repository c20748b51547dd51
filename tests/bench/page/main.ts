/**
 * The page on which parts of Glassbox are timed apart from the whole. It renders nothing by itself; the
 * measurements (*.bench.ts) call what it offers as `bench`. Times are in milliseconds.
 */
import '@/app/styles/theme.css';
import '@/app/styles/base.css';
import { timeAllHeads } from './allHeads.tsx';
import type { NetworkMethods } from './network.worker.ts';
import { timePicture } from './picture.tsx';
import { timeSamplingControl } from './samplingControl.tsx';
import { showTokenMap } from './tokenMap.tsx';
import type { TrainingMethods } from './training.worker.ts';

type Methods = Record<string, (...args: never[]) => Promise<unknown>>;

/** Calls a method of a worker that answers one call at a time. */
function callerOf<All extends Methods>(worker: Worker) {
  return <Name extends keyof All>(name: Name, ...args: Parameters<All[Name]>): ReturnType<All[Name]> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<{ result: unknown } | { error: string }>) => {
        if ('error' in data) reject(new Error(data.error));
        else resolve(data.result as never);
      };
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage({ name, args });
    }) as ReturnType<All[Name]>;
}

const onNetwork = callerOf<NetworkMethods>(
  new Worker(new URL('./network.worker.ts', import.meta.url), { type: 'module' }),
);
const onTrainer = callerOf<TrainingMethods>(
  new Worker(new URL('./training.worker.ts', import.meta.url), { type: 'module' }),
);

const bench = { onNetwork, onTrainer, timeAllHeads, timePicture, timeSamplingControl, showTokenMap };
export type Bench = typeof bench;

declare global {
  interface Window {
    bench: Bench;
  }
}
window.bench = bench;
