/**
 * Ships the vocabularies of the tokenizers that can stand beside the model's, each as one packed file that is fetched
 * when a visitor asks for it. They come from packages, whose formats are many times as large and differ from one
 * another. Imported as `virtual:tokenizer-files` (typed in src/engine/tokenizers/tokenizerFiles.d.ts): addresses and sizes.
 * Not kept by the service worker at the first visit; the page keeps what was fetched (src/engine/tokenizers/worker).
 */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { TOKENIZER_PACKAGES, readVocabularyFile, type PackagedTokenizer } from './tokenizerPackages.ts';

const MODULE = 'virtual:tokenizer-files';
const RESOLVED = `\0${MODULE}`;
const DEV_PATH = '@glassbox-tokenizers/';

export function tokenizerFiles(root: string): Plugin {
  const packed = new Map<PackagedTokenizer, Buffer>();
  const pack = (id: PackagedTokenizer) => {
    const known = packed.get(id) ?? gzipSync(readVocabularyFile(join(root, 'node_modules'), id), { level: 9 });
    packed.set(id, known);
    return known;
  };
  const ids = Object.keys(TOKENIZER_PACKAGES) as PackagedTokenizer[];
  let isBuild = false;
  let base = '/';
  return {
    name: 'glassbox:tokenizer-files',
    configResolved(config) {
      isBuild = config.command === 'build';
      base = config.base.startsWith('/') ? config.base : '/';
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      // In tests no file is served and none is fetched: sizes there need no packing, which takes a second each.
      const entry = (tokenizer: PackagedTokenizer) => {
        if (!isBuild)
          return `{ url: new URL(${JSON.stringify(base + DEV_PATH + tokenizer)}, globalThis.location?.href ?? 'http://localhost').href, bytes: 0 }`;
        // No ending that a host knows: some say of a `.gz` that the browser shall unpack it, others do not.
        const file = this.emitFile({ type: 'asset', name: `${tokenizer}.tokens`, source: pack(tokenizer) });
        return `{ url: import.meta.ROLLUP_FILE_URL_${file}, bytes: ${pack(tokenizer).length} }`;
      };
      return `export const tokenizerFiles = { ${ids.map((tokenizer) => `${tokenizer}: ${entry(tokenizer)}`).join(', ')} };`;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0] ?? '';
        const wanted = ids.find((id) => path === base + DEV_PATH + id);
        if (!wanted) return next();
        response.setHeader('content-type', 'application/octet-stream');
        response.end(pack(wanted));
      });
    },
  };
}
