/** The runtime's WebAssembly, unpacked, whether the host has unpacked it already or not. */
import { EngineError } from '@/engine/EngineError.ts';
import type { Download } from './Download.ts';

const GZIP_MAGIC = [0x1f, 0x8b] as const;

export interface PackedRuntime {
  readonly wasmUrl: string;
  readonly wasmBytes: number;
  readonly wasmInflatedBytes: number;
}

/** Throws EngineError: as Download does, NoWebAssembly when the browser cannot unpack, ModelCorrupt when it is no gzip. */
export async function inflateRuntime(download: Download, runtime: PackedRuntime): Promise<ArrayBuffer> {
  const { wasmUrl, wasmBytes, wasmInflatedBytes } = runtime;
  const response = await download.get(wasmUrl, wasmBytes / wasmInflatedBytes);
  const received = await response.arrayBuffer();
  // A host that labels .gz files "Content-Encoding: gzip" has made the browser unpack it on the way.
  const [first, second] = new Uint8Array(received, 0, Math.min(2, received.byteLength));
  const wasm = first === GZIP_MAGIC[0] && second === GZIP_MAGIC[1] ? await inflate(received) : received;
  if (wasm.byteLength !== wasmInflatedBytes)
    throw new EngineError('ModelCorrupt', `The runtime has ${wasm.byteLength} bytes, not ${wasmInflatedBytes}.`);
  return wasm;
}

async function inflate(packed: ArrayBuffer): Promise<ArrayBuffer> {
  if (typeof DecompressionStream === 'undefined')
    throw new EngineError('NoWebAssembly', 'This browser cannot unpack the runtime: it has no DecompressionStream.');
  try {
    return await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  } catch (error) {
    throw new EngineError('ModelCorrupt', 'The runtime cannot be unpacked.', { cause: error });
  }
}
