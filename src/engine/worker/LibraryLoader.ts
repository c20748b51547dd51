/**
 * Loads models through transformers.js, and the runtime with the first. Whatever goes wrong is
 * thrown as an EngineError, and what was loaded before stays. Leaves out: each step (loadModel.ts).
 */
import { EngineError } from '@/engine/EngineError.ts';
import type { KeptModel, ModelCheck, ModelSource, RunOn } from '@/engine/protocol.ts';
import type { Backend } from './load/Backend.ts';
import { WasmBackend } from './load/WasmBackend.ts';
import { WebGpuBackend } from './load/WebGpuBackend.ts';
import { describeFailure } from './describeFailure.ts';
import type { CheckOptions, ForgetOptions, LoadOptions, NetworkLoader } from './Network.ts';
import { SMALL_FILES } from './hub/hub.ts';
import { Sources } from './sources/Sources.ts';
import { shippedBytes } from './sources/siteSource.ts';
import { WorkTurns } from './WorkTurns.ts';
import { ByteCount } from './load/ByteCount.ts';
import { Download } from './load/Download.ts';
import { CACHE_NAME, configureLibrary } from './load/library.ts';
import { loadModel } from './load/loadModel.ts';
import { ModelCache } from './load/ModelCache.ts';
import { fetchAtHand, filesOf, placeOf } from './load/modelFiles.ts';
import { NetworkFiles } from './load/NetworkFiles.ts';
import { watchPolicy } from './load/watchPolicy.ts';
import { threadCount } from './load/threadCount.ts';

type Loaded = Awaited<ReturnType<NetworkLoader['load']>>;

export class LibraryLoader implements NetworkLoader {
  /** The library has one set of settings for all loads. */
  readonly #turns = new WorkTurns();
  readonly #threads = threadCount(self.crossOriginIsolated, navigator.hardwareConcurrency);
  readonly #isBlocked = watchPolicy(self);
  readonly #cache = new ModelCache(CACHE_NAME);
  readonly #sources = new Sources({
    cache: this.#cache,
    isBlocked: this.#isBlocked,
    estimate: () => navigator.storage.estimate(),
  });
  readonly #backends: Readonly<Record<RunOn, Backend>> = {
    wasm: new WasmBackend(this.#threads),
    webgpu: new WebGpuBackend(this.#threads),
  };

  load(source: ModelSource, options: LoadOptions): Promise<Loaded> {
    return this.#turns.take(() => this.#load(source, options));
  }

  async check(source: ModelSource, { siteUrl, signal, isOffline }: CheckOptions): Promise<ModelCheck> {
    return this.#sources.size(source, placeOf(source, siteUrl), { signal, isOffline });
  }

  listKept(): Promise<readonly KeptModel[]> {
    return this.#sources.list();
  }

  async forget(source: ModelSource, { siteUrl, unfinished }: ForgetOptions): Promise<void> {
    await this.#sources.forget(source, placeOf(source, siteUrl), unfinished);
  }

  async #load(source: ModelSource, options: LoadOptions): Promise<Loaded> {
    const { siteUrl, signal, runOn = 'wasm', onProgress } = options;
    if (typeof WebAssembly !== 'object') throw new EngineError('NoWebAssembly', 'There is no WebAssembly here.');
    const backend = this.#backends[runOn];
    const place = placeOf(source, siteUrl);
    const controller = new AbortController();
    const giveUp = () => controller.abort();
    signal.addEventListener('abort', giveUp);
    const bytes = new ByteCount(onProgress);
    const download = new Download(controller.signal, bytes, fetchAtHand(source, place), this.#isBlocked);
    const files = new NetworkFiles();
    try {
      if (signal.aborted) throw new EngineError('Aborted', 'The load was given up.');
      await backend.find();
      // Which network a host has is not known yet: until then neither is the size of all.
      for (const path of place.keeps ? SMALL_FILES : filesOf(place.networks))
        bytes.expect(place.url + path, place.keeps ? null : shippedBytes(place.id, path));
      // Fetched beside the model's files; whoever needs it waits for it.
      const runtime = backend.prepare(download, bytes);
      // Should the model fail before anybody waits for the runtime, that failure is the one to report.
      runtime.catch(() => undefined);
      const opened = await this.#sources.open(source, place, { signal: controller.signal, bytes, download });
      configureLibrary({ place, cache: opened.cache, fetch: (url) => download.get(url), files });
      const prepare = async () => {
        await runtime;
        onProgress({ phase: 'prepare' });
      };
      const loaded = await loadModel({
        source,
        place,
        opened,
        download,
        files,
        controller,
        prepare,
        backend,
        threads: this.#threads,
      });
      backend.settle();
      return loaded;
    } catch (error) {
      controller.abort();
      // That the GPU's runtime did not come is not the failure of a file that the model is made of.
      const isGpu = error instanceof EngineError && error.name === 'GpuFailed';
      const failure = describeFailure(isGpu ? error : (download.firstFailure ?? error), signal);
      // Whatever was kept of it may be what is broken: fetch it anew next time.
      if (failure.name === 'ModelCorrupt' || failure.name === 'NotFinite') await this.#cache.forget(place.url);
      throw failure;
    } finally {
      files.forget();
      signal.removeEventListener('abort', giveUp);
    }
  }
}
