/** Builds an entry as the page's build would, in memory, and weighs what comes out. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const ENTRY = 'virtual:entry';

/**
 * Bytes after gzip of what `source` imports statically, and of each chunk that comes later. `source` may import "@/…".
 * `isOneFile`: nothing comes later, as the page's build makes workers.
 */
export async function measureBundle(
  source: string,
  { isOneFile = false } = {},
): Promise<{ entry: number; later: Record<string, number> }> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': `${ROOT}src` } },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) => (id === ENTRY ? source : null),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: { entry: ENTRY },
        preserveEntrySignatures: 'strict',
        ...(isOneFile ? { output: { codeSplitting: false } } : {}),
      },
    },
  });
  const sizes = { entry: 0, later: {} as Record<string, number> };
  for (const { output } of [result].flat() as { output: { fileName: string; code?: string; isEntry?: boolean }[] }[])
    for (const { code, isEntry, fileName } of output) {
      const bytes = gzipSync(code ?? '', { level: 9 }).length;
      if (isEntry) sizes.entry += bytes;
      else sizes.later[fileName] = bytes;
    }
  return sizes;
}
