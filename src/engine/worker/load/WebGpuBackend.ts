/**
 * The GPU, by the runtime's build for it: a copy of its own beside the one for the CPU, fetched when a visitor chooses it.
 * What the GPU has no kernel for, the runtime computes on the CPU: masks, shapes, and the matrices of 8-bit files.
 * Everything that goes wrong is a GpuFailed: the CPU may still do it.
 */
import * as shipped from 'virtual:gpu-runtime';
import type * as Runtime from 'onnxruntime-common';
import type { Env, InferenceSession } from 'onnxruntime-common';
import { EngineError } from '@/engine/EngineError.ts';
import { findGpu } from '@/engine/findGpu.ts';
import type { ByteCount } from './ByteCount.ts';
import type { Download } from './Download.ts';
import { importScript } from './importScript.ts';
import { inflateRuntime } from './inflateRuntime.ts';
import type { Backend, CreateOrtSession } from './Backend.ts';
import { gpuFailed } from './gpuFailed.ts';
import { GpuWatch } from './GpuWatch.ts';

export class WebGpuBackend implements Backend {
  readonly kind = 'webgpu';
  readonly #threads: number;
  readonly #find: typeof findGpu;
  #runtime: typeof Runtime | null = null;
  #watch: GpuWatch | null = null;
  #adapter = '';

  /** `threads`: for what the GPU cannot do. */
  constructor(threads: number, find = findGpu) {
    this.#threads = threads;
    this.#find = find;
  }

  get adapter(): string {
    return this.#adapter;
  }

  get Tensor() {
    return this.#required.Tensor;
  }

  async find(): Promise<void> {
    const found = await this.#find();
    if (found.kind === 'none') throw gpuFailed(found.lack, `WebGPU cannot be used: ${found.lack}.`);
    this.#adapter = found.name;
  }

  async prepare(download: Download, bytes: ByteCount): Promise<void> {
    if (this.#runtime) return;
    bytes.expect(shipped.wasmUrl, shipped.wasmBytes || null);
    try {
      const wasm = await inflateRuntime(download, shipped);
      for (const script of [shipped.mjsUrl, shipped.scriptUrl]) await importScript(script);
      const runtime = (await import(/* @vite-ignore */ shipped.scriptUrl)) as typeof Runtime;
      setUp(runtime.env, wasm, this.#threads);
      this.#runtime = runtime;
    } catch (error) {
      throw gpuFailed('runtime', `The runtime for the GPU is not to be had. ${String(error)}`, error);
    }
  }

  readonly create = async (_own: CreateOrtSession, ...[bytes, options]: Parameters<CreateOrtSession>) => {
    const runtime = this.#required;
    try {
      const session = await runtime.InferenceSession.create(bytes, {
        ...options,
        executionProviders: ['webgpu'],
        // The library's settings are for its own build.
        preferredOutputLocation: 'cpu',
      });
      this.#watch ??= new GpuWatch(await runtime.env.webgpu.device);
      return this.#guard(session);
    } catch (error) {
      throw gpuFailed('session', String(error), error);
    }
  };

  settle(): void {
    delete this.#required.env.wasm.wasmBinary;
  }

  get #required(): typeof Runtime {
    if (!this.#runtime) throw new EngineError('Internal', 'The runtime for the GPU is not here.');
    return this.#runtime;
  }

  /** The session, each of whose runs ends when the GPU is lost and fails when the GPU has reported a fault. */
  #guard(session: InferenceSession): InferenceSession {
    const run = session.run.bind(session) as (...args: unknown[]) => Promise<InferenceSession.ReturnType>;
    const watch = this.#watch!;
    const guarded = async (...args: unknown[]) => {
      try {
        return await watch.during(run(...args));
      } catch (error) {
        throw error instanceof EngineError ? error : gpuFailed('run', String(error), error);
      }
    };
    return Object.assign(session, { run: guarded });
  }
}

function setUp(env: Env, binary: ArrayBuffer, threads: number): void {
  env.wasm.wasmBinary = binary;
  env.wasm.wasmPaths = { mjs: shipped.mjsUrl };
  env.wasm.numThreads = threads;
  // That masks and shapes stay on the CPU it would call a warning.
  env.logLevel = 'error';
  env.webgpu.powerPreference = 'high-performance';
}
