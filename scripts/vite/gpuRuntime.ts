/**
 * Ships the runtime's build for the GPU, packed like the one for the CPU (compressRuntime.ts) and fetched only by those
 * who choose it. Imported as `virtual:gpu-runtime` (typed in src/engine/shippedFiles.d.ts). It is the build that waits
 * for the GPU by JSPI: 17 MB; the one for browsers without has 27.
 * Its files bear a name of their own, by which the service worker leaves them out and knows them when they are fetched.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const MODULE = 'virtual:gpu-runtime';
const RESOLVED = `\0${MODULE}`;
const DEV_PATH = '@glassbox-gpu-runtime/';

const require = createRequire(import.meta.url);
const read = (path: string) => readFileSync(require.resolve(path));

/** Packing takes more than a second, and who runs unit tests never needs it. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Beside the script that its package resolves to: the package does not name it by itself. */
function readScript(): Buffer {
  const glue = require.resolve('onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs');
  const script = readFileSync(glue.replace('ort-wasm-simd-threaded.jspi.mjs', 'ort.jspi.min.mjs'), 'utf8');
  return Buffer.from(script.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'));
}

export function gpuRuntime(): Plugin {
  const wasm = once(() => read('onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm'));
  const files = {
    'gpu-runtime.wasm.gz': once(() => gzipSync(wasm(), { level: 9 })),
    'gpu-runtime-glue.js': once(() => read('onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs')),
    'gpu-runtime.js': once(readScript),
  };
  type File = keyof typeof files;
  let isBuild = false;
  let base = '/';
  return {
    name: 'glassbox:gpu-runtime',
    configResolved(config) {
      isBuild = config.command === 'build';
      base = config.base.startsWith('/') ? config.base : '/';
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      const at = (name: File) =>
        isBuild
          ? `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name, source: files[name]() })}`
          : `new URL(${JSON.stringify(base + DEV_PATH + name)}, globalThis.location?.href ?? 'http://localhost').href`;
      return `
        export const wasmUrl = ${at('gpu-runtime.wasm.gz')};
        export const mjsUrl = ${at('gpu-runtime-glue.js')};
        export const scriptUrl = ${at('gpu-runtime.js')};
        export const wasmBytes = ${isBuild ? files['gpu-runtime.wasm.gz']().length : 0};
        export const wasmInflatedBytes = ${wasm().length};
        export const allBytes = ${isBuild ? Object.values(files).reduce((sum, content) => sum + content().length, 0) : 0};
      `;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0] ?? '';
        const name = (Object.keys(files) as File[]).find((file) => path === base + DEV_PATH + file);
        if (!name) return next();
        response.setHeader('content-type', name.endsWith('.js') ? 'text/javascript' : 'application/gzip');
        response.end(files[name]());
      });
    },
  };
}
