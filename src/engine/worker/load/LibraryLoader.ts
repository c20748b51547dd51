/**
 * Loads models through transformers.js, and the runtime with the first. Whatever goes wrong is
 * thrown as an EngineError, and what was loaded before stays. Leaves out: each step (loadModel.ts).
 */
import * as shipped from 'virtual:shipped-files';
import { EngineError } from '@/engine/EngineError.ts';
import type { ModelSource } from '@/engine/protocol.ts';
import { describeFailure } from '@/engine/worker/describeFailure.ts';
import type { LoadOptions, NetworkLoader } from '@/engine/worker/Network.ts';
import { WorkTurns } from '@/engine/worker/WorkTurns.ts';
import { ByteCount } from './ByteCount.ts';
import { Download } from './Download.ts';
import { importScript } from './importScript.ts';
import { inflateRuntime } from './inflateRuntime.ts';
import { CACHE_NAME, configureLibrary, forgetRuntimeBytes, setRuntime } from './library.ts';
import { loadModel } from './loadModel.ts';
import { measureKept, measureModel } from './measureModel.ts';
import { ModelCache } from './ModelCache.ts';
import { fetchAtHand, filesOf, keptFirst, placeOf } from './modelFiles.ts';
import type { ModelPlace } from './modelFiles.ts';
import { watchPolicy } from './watchPolicy.ts';
import { threadCount } from './threadCount.ts';

type Loaded = Awaited<ReturnType<NetworkLoader['load']>>;
type Measured = Awaited<ReturnType<NetworkLoader['measure']>>;

export class LibraryLoader implements NetworkLoader {
  /** The library has one set of settings for all loads. */
  readonly #turns = new WorkTurns();
  readonly #threads = threadCount(self.crossOriginIsolated, navigator.hardwareConcurrency);
  readonly #isBlocked = watchPolicy(self);
  #isRuntimeSet = false;

  load(source: ModelSource, options: LoadOptions): Promise<Loaded> {
    return this.#turns.take(() => this.#load(source, options));
  }

  async measure(source: ModelSource, options: Parameters<NetworkLoader['measure']>[1]): Promise<Measured> {
    const { siteUrl, signal, isOffline } = options;
    const place = placeOf(source, siteUrl);
    if (place.keeps && isOffline) return measureKept(place, new ModelCache(CACHE_NAME));
    if (place.keeps) return measureModel(place, new ModelCache(CACHE_NAME), signal);
    if (source.kind === 'files')
      return { bytes: source.files.reduce((sum, file) => sum + file.bytes.length, 0), cached: true };
    const sizes = filesOf(place.networks).map((path) => shippedBytes(place, path) ?? 0);
    return { bytes: sizes.reduce((sum, bytes) => sum + bytes, 0), cached: false };
  }

  async #load(source: ModelSource, { siteUrl, signal, onProgress }: LoadOptions): Promise<Loaded> {
    if (typeof WebAssembly !== 'object') throw new EngineError('NoWebAssembly', 'There is no WebAssembly here.');
    const place = placeOf(source, siteUrl);
    const controller = new AbortController();
    const giveUp = () => controller.abort();
    signal.addEventListener('abort', giveUp);
    const bytes = new ByteCount(onProgress);
    const download = new Download(controller.signal, bytes, fetchAtHand(source, place), this.#isBlocked);
    const cache = new ModelCache(place.keeps ? CACHE_NAME : null, (url, response) => {
      if (url.endsWith('.onnx')) bytes.markCached();
      return download.count(url, response);
    });
    try {
      const networks = await keptFirst(place, cache);
      if (signal.aborted) throw new EngineError('Aborted', 'The load was given up.');
      for (const path of filesOf(networks)) bytes.expect(place.url + path, shippedBytes(place, path));
      configureLibrary({ place, cache, fetch: (url) => download.get(url) });
      const runtime = this.#prepareRuntime(download, bytes);
      const prepare = async () => {
        await runtime;
        onProgress({ phase: 'prepare' });
      };
      const loaded = await loadModel({
        source,
        place,
        networks,
        download,
        controller,
        prepare,
        threads: this.#threads,
      });
      this.#isRuntimeSet = true;
      forgetRuntimeBytes();
      return loaded;
    } catch (error) {
      controller.abort();
      const failure = describeFailure(download.firstFailure ?? error, signal);
      // Whatever was kept of it may be what is broken: fetch it anew next time.
      if (failure.name === 'ModelCorrupt' || failure.name === 'NotFinite') await cache.forget(place.url);
      throw failure;
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  }

  /** Fetched beside the model's files; whoever needs it waits for it. */
  #prepareRuntime(download: Download, bytes: ByteCount): Promise<void> {
    if (this.#isRuntimeSet) return Promise.resolve();
    bytes.expect(shipped.wasmUrl, shipped.wasmBytes);
    const runtime = (async () => {
      const wasm = await inflateRuntime(download, shipped);
      // The runtime imports this script itself. If that fails it never recovers, so we go first.
      await importScript(shipped.mjsUrl);
      setRuntime({ wasm, mjsUrl: shipped.mjsUrl, threads: this.#threads });
    })();
    // Should the model fail before anybody waits for the runtime, that failure is the one to report.
    runtime.catch(() => undefined);
    return runtime;
  }
}

/** The size of a file that comes with the site; null for a file from elsewhere. */
function shippedBytes(place: ModelPlace, path: string): number | null {
  return place.keeps ? null : (shipped.modelBytes[`${place.id}/${path}`] ?? null);
}
