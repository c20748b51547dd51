/**
 * Ships the runtime's WebAssembly packed: 14 MB become 3.7 MB even on a host that does not compress.
 * Its script is a module that its package names `.mjs`. Many servers do not know that ending and send it as bytes,
 * which no browser runs, so it is shipped as `.js`.
 * Also tells the engine how large the files are that this site ships, so that a progress bar needs
 * no help from the host. Imported as `virtual:shipped-files` (typed in src/engine/shippedFiles.d.ts).
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const MODULE = 'virtual:shipped-files';
const RESOLVED = `\0${MODULE}`;
const DEV_PATH = '@glassbox-runtime/';
const NAME = 'ort-wasm-simd-threaded';

/** The CPU build: half the size of the one that can also use a GPU. */
function readRuntimeFile(extension: 'wasm' | 'mjs'): Buffer {
  return readFileSync(createRequire(import.meta.url).resolve(`onnxruntime-web/${NAME}.${extension}`));
}

/** Packing takes more than a second, and who runs unit tests never needs it. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Bytes of each file under public/models, by path below it. */
function modelSizes(modelsFolder: string): Record<string, number> {
  const entries = readdirSync(modelsFolder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [relative(modelsFolder, file).split(sep).join('/'), statSync(file).size]),
  );
}

export function compressRuntime(): Plugin {
  const wasm = once(() => readRuntimeFile('wasm'));
  const packed = once(() => gzipSync(wasm(), { level: 9 }));
  const mjs = once(() => readRuntimeFile('mjs'));
  let isBuild = false;
  let base = '/';
  let modelsFolder = '';

  const source = (wasmUrl: string, mjsUrl: string) => `
    export const wasmUrl = ${wasmUrl};
    export const mjsUrl = ${mjsUrl};
    export const wasmBytes = ${packed().length};
    export const wasmInflatedBytes = ${wasm().length};
    export const modelBytes = ${JSON.stringify(modelSizes(modelsFolder))};
  `;

  return {
    name: 'glassbox:compress-runtime',
    configResolved(config) {
      isBuild = config.command === 'build';
      base = config.base.startsWith('/') ? config.base : '/';
      modelsFolder = join(config.publicDir, 'models');
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      if (!isBuild) {
        const at = (file: string) => `new URL(${JSON.stringify(base + DEV_PATH + file)}, self.location.href).href`;
        return source(at(`${NAME}.wasm.gz`), at(`${NAME}.js`));
      }
      const emit = (name: string, content: Buffer) =>
        `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name, source: content })}`;
      return source(emit(`${NAME}.wasm.gz`, packed()), emit(`${NAME}.js`, mjs()));
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0] ?? '';
        if (!path.startsWith(base + DEV_PATH)) return next();
        const isScript = path.endsWith('.js');
        response.setHeader('content-type', isScript ? 'text/javascript' : 'application/gzip');
        response.end(isScript ? mjs() : packed());
      });
    },
  };
}
