/** WebAssembly on the CPU, by the runtime's build that every browser can run. */
import * as shipped from 'virtual:shipped-files';
import type { ByteCount } from './ByteCount.ts';
import type { Download } from './Download.ts';
import { importScript } from './importScript.ts';
import { inflateRuntime } from './inflateRuntime.ts';
import { forgetRuntimeBytes, LibraryTensor, setRuntime } from './library.ts';
import type { Backend } from './Backend.ts';

export class WasmBackend implements Backend {
  readonly kind = 'wasm';
  readonly adapter = null;
  readonly Tensor = LibraryTensor;
  readonly #threads: number;
  #isSet = false;

  constructor(threads: number) {
    this.#threads = threads;
  }

  find(): Promise<void> {
    return Promise.resolve();
  }

  async prepare(download: Download, bytes: ByteCount): Promise<void> {
    if (this.#isSet) return;
    bytes.expect(shipped.wasmUrl, shipped.wasmBytes);
    const wasm = await inflateRuntime(download, shipped);
    // The runtime imports this script itself. If that fails it never recovers, so we go first.
    await importScript(shipped.mjsUrl);
    setRuntime({ wasm, mjsUrl: shipped.mjsUrl, threads: this.#threads });
  }

  readonly create: Backend['create'] = (own, ...args) => own(...args);

  settle(): void {
    this.#isSet = true;
    forgetRuntimeBytes();
  }
}
