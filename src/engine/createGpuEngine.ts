/**
 * Stands before the engine that runs models: adds to each load what the visitor wants it to run on, and when the GPU
 * fails has the CPU do it, so that whoever loads a model need not know of either.
 */
import type { CallOptions, Engine } from './Engine.ts';
import { EngineError } from './EngineError.ts';
import type { LoadedModel, Params, RunOn } from './protocol.ts';

export interface GpuEngineOptions {
  /** Asked at each load. */
  readonly wanted: () => RunOn;
  /** The GPU failed while it computed: the model in use must be loaded again, which is then done on the CPU. */
  readonly onLost: () => void;
}

export function createGpuEngine(runner: Engine, { wanted, onLost }: GpuEngineOptions): Engine {
  /** Why the GPU is not tried again, until the visitor has chosen anew. */
  let lost: EngineError | null = null;
  let runsOnGpu = false;

  async function load({ source }: Params<'load'>, options?: CallOptions): Promise<LoadedModel> {
    const runOn = wanted();
    if (runOn === 'wasm') lost = null;
    const isTried = runOn === 'webgpu' && lost === null;
    try {
      const loaded = await runner.load({ source, ...(isTried && { runOn }) }, options);
      runsOnGpu = isTried;
      return lost === null ? loaded : { ...loaded, gpuFailure: lost.toData() };
    } catch (error) {
      if (!isTried || !isGpuFailure(error)) throw error;
      const loaded = await runner.load({ source }, options);
      runsOnGpu = false;
      return { ...loaded, gpuFailure: error.toData() };
    }
  }

  /** Of many calls that fail at once, the first is told. */
  function note(error: unknown): never {
    if (isGpuFailure(error) && runsOnGpu) {
      runsOnGpu = false;
      lost = error;
      onLost();
    }
    throw error;
  }

  return new Proxy(runner, {
    get(_, name) {
      if (name === 'load') return load;
      const value: unknown = Reflect.get(runner, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(value, runner, args);
        return answer instanceof Promise ? answer.catch(note) : answer;
      };
    },
  });
}

function isGpuFailure(error: unknown): error is EngineError {
  return error instanceof EngineError && error.name === 'GpuFailed';
}
