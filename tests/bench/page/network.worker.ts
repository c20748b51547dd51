/**
 * Runs networks through the engine's own classes, on its thread, without the library around them: the
 * same file with and without instruments, a step from the cache beside a full re-run.
 */
import * as ort from 'onnxruntime-web/wasm';
import { mjsUrl, wasmUrl } from 'virtual:shipped-files';
import { instrument } from '@/engine/instrument/instrument.ts';
import { readModel } from '@/engine/onnx/readModel.ts';
import { readConfig } from '@/engine/worker/load/readConfig.ts';
import { WebGpuBackend } from '@/engine/worker/load/WebGpuBackend.ts';
import { ByteCount } from '@/engine/worker/load/ByteCount.ts';
import { Download } from '@/engine/worker/load/Download.ts';
import { wrapSession } from '@/engine/worker/ortSession.ts';
import { SessionRunner } from '@/engine/worker/SessionRunner.ts';
import type { NetworkSizes } from '@/engine/worker/TraceStore.ts';
import { GPT2_SMALL, makeGpt2 } from './makeGpt2.ts';
import { summarize } from './timing.ts';

/** The model that comes with the page, or one with GPT-2 small's sizes, or DistilGPT-2's in float32, and made-up weights. */
export type NetworkName = 'embedded' | 'gpt2-small' | 'distilgpt2-float32';

let runtime: Promise<void> | undefined;

async function prepareRuntime(): Promise<void> {
  const packed = await fetch(wasmUrl);
  const wasm = packed.body!.pipeThrough(new DecompressionStream('gzip'));
  ort.env.wasm.wasmBinary = await new Response(wasm).arrayBuffer();
  ort.env.wasm.wasmPaths = { mjs: mjsUrl };
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
}

async function readNetwork(name: NetworkName): Promise<{ bytes: Uint8Array; sizes: NetworkSizes }> {
  await (runtime ??= prepareRuntime());
  if (name === 'gpt2-small') return { bytes: makeGpt2(GPT2_SMALL), sizes: GPT2_SMALL };
  if (name === 'distilgpt2-float32') {
    const sizes = { ...GPT2_SMALL, layerCount: 6 };
    return { bytes: makeGpt2(sizes, 'float32'), sizes };
  }
  const at = (path: string) => new URL(`../models/glassbox-2/${path}`, self.location.href);
  const [config, network] = await Promise.all([fetch(at('config.json')), fetch(at('onnx/model.onnx'))]);
  return { bytes: new Uint8Array(await network.arrayBuffer()), sizes: readConfig(await config.json()) };
}

async function open(bytes: Uint8Array, sizes: NetworkSizes): Promise<SessionRunner> {
  return new SessionRunner(wrapSession(await ort.InferenceSession.create(bytes), ort.Tensor), sizes);
}

/** Ids without a pattern, the same every time. */
function makeIds(length: number, sizes: NetworkSizes): Int32Array {
  return Int32Array.from({ length }, (_, i) => (i * 7919 + 104_729) % sizes.vocabularySize);
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const methods = {
  /** Reads a whole text with every instrument in place, and in the untouched network. By turns, so that both meet the same noise. */
  async timeInstrumented(name: NetworkName, tokens: number, repeats: number) {
    const { bytes, sizes } = await readNetwork(name);
    const ids = makeIds(tokens, sizes);
    const runners = { plain: await open(bytes, sizes), instrumented: await open(instrument(readModel(bytes)), sizes) };
    const times = { plain: [] as number[], instrumented: [] as number[] };
    for (let i = 0; i <= repeats; i++)
      for (const kind of ['plain', 'instrumented'] as const) {
        await runners[kind].run(new Int32Array(0));
        const taken = await time(() => runners[kind].run(ids));
        // The first turn warms up.
        if (i > 0) times[kind].push(taken);
      }
    await Promise.all([runners.plain.release(), runners.instrumented.release()]);
    return { plain: summarize(times.plain), instrumented: summarize(times.instrumented) };
  },

  /** Appends one token to a text of each length: from the cache, and by reading everything again. */
  async timeSteps(name: NetworkName, lengths: readonly number[], repeats: number) {
    const { bytes, sizes } = await readNetwork(name);
    const runner = await open(instrument(readModel(bytes)), sizes);
    const results = [];
    for (const length of lengths) {
      const ids = makeIds(length, sizes);
      const cached: number[] = [];
      const full: number[] = [];
      for (let i = 0; i <= repeats; i++) {
        await runner.run(ids.subarray(0, length - 1));
        const step = await time(() => runner.run(ids));
        await runner.run(new Int32Array(0));
        const again = await time(() => runner.run(ids));
        if (i > 0) {
          cached.push(step);
          full.push(again);
        }
      }
      results.push({ length, cached: summarize(cached), full: summarize(full) });
    }
    await runner.release();
    return results;
  },

  /** A text read whole, and one token appended to it, on the CPU and on the GPU. One after the other: two would not fit. */
  async timeGpu(name: NetworkName, tokens: number, repeats: number) {
    const { bytes, sizes } = await readNetwork(name);
    const graph = instrument(readModel(bytes));
    const ids = makeIds(tokens, sizes);
    const timeOn = async (runner: SessionRunner) => {
      const whole: number[] = [];
      const step: number[] = [];
      for (let i = 0; i <= repeats; i++) {
        await runner.run(new Int32Array(0));
        const read = await time(() => runner.run(ids.subarray(0, tokens - 1)));
        const appended = await time(() => runner.run(ids));
        // The first turn warms up: a GPU compiles its programs then.
        if (i > 0) whole.push(read);
        if (i > 0) step.push(appended);
      }
      await runner.release();
      return { whole: summarize(whole), step: summarize(step) };
    };
    const wasm = await timeOn(await open(graph, sizes));
    const backend = new WebGpuBackend(1);
    await backend.find();
    const bytesOf = new ByteCount(() => undefined);
    await backend.prepare(new Download(new AbortController().signal, bytesOf), bytesOf);
    const session = await backend.create(ort.InferenceSession.create as never, graph);
    const webgpu = await timeOn(new SessionRunner(wrapSession(session, backend.Tensor), sizes));
    return { wasm, webgpu };
  },
};
export type NetworkMethods = typeof methods;

self.onmessage = ({ data }: MessageEvent<{ name: keyof NetworkMethods; args: never }>) => {
  const method = methods[data.name] as (...args: readonly unknown[]) => Promise<unknown>;
  method(...(data.args as readonly unknown[])).then(
    (result) => self.postMessage({ result }),
    (error: unknown) =>
      self.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
};
