/**
 * The runtime for the GPU, in the service worker: who has chosen it once has it without a network, and nobody else ever
 * fetches it. Its names change with its content, so what is kept is never old; a new version drives out the one before.
 */
import { isRightKind } from './isRightKind.ts';

const CACHE = 'glassbox-gpu-runtime';
/** `gpu-runtime-glue-1a2b3c4d.js`: what comes before the hash is the same in every version. */
const NAME = /\/assets\/(gpu-runtime(?:-glue)?(?:\.wasm)?)-[^/]+$/;

/** What a test puts in the place of the browser's own. */
export interface RuntimeStore {
  readonly caches: Pick<CacheStorage, 'open'>;
  readonly fetch: (request: Request) => Promise<Response>;
}

const stemOf = (url: string) => NAME.exec(new URL(url).pathname)?.[1] ?? null;

export function isGpuRuntime(url: string): boolean {
  return stemOf(url) !== null;
}

export async function answerGpuRuntime(request: Request, store: RuntimeStore): Promise<Response> {
  // Where nothing may be kept, it is fetched each time.
  const cache = await store.caches.open(CACHE).catch(() => null);
  const kept = await cache?.match(request.url);
  if (kept) return kept;
  const response = await store.fetch(request);
  if (cache && response.status === 200 && isRightKind(request.url, response))
    await keep(cache, request.url, response.clone()).catch(() => undefined);
  return response;
}

async function keep(cache: Cache, url: string, response: Response): Promise<void> {
  const stem = stemOf(url);
  for (const { url: other } of await cache.keys())
    if (other !== url && stemOf(other) === stem) await cache.delete(other);
  await cache.put(url, response);
}
