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

const worker = new Worker(new URL('./network.worker.ts', import.meta.url), { type: 'module' });

/** Runs a method of the network's worker. */
function onNetwork<Name extends keyof NetworkMethods>(
  name: Name,
  ...args: Parameters<NetworkMethods[Name]>
): ReturnType<NetworkMethods[Name]> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ result: unknown } | { error: string }>) => {
      if ('error' in data) reject(new Error(data.error));
      else resolve(data.result as never);
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ name, args });
  }) as ReturnType<NetworkMethods[Name]>;
}

const bench = { onNetwork, timeAllHeads, timePicture, timeSamplingControl };
export type Bench = typeof bench;

declare global {
  interface Window {
    bench: Bench;
  }
}
window.bench = bench;
