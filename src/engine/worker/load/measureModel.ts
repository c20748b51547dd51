/** How large a model's download will be, asked of its host before anything is fetched. */
import { EngineError } from '@/engine/EngineError.ts';
import { asFailure, failureOfResponse } from './Download.ts';
import type { ModelCache } from './ModelCache.ts';
import { SMALL_FILES } from './modelFiles.ts';
import type { ModelPlace } from './modelFiles.ts';
import { dataFilesOf, readDataParts } from './dataFiles.ts';

const CONFIG = 'config.json';

/** Another way of asking will be answered alike. */
const FINAL: readonly string[] = ['ModelNotFound', 'Aborted'];

type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/** `bytes` is null when the host does not say. Throws ModelNotFound when none of the names is there. */
export async function measureModel(
  place: ModelPlace,
  cache: ModelCache,
  signal: AbortSignal,
  fetcher: Fetch = (input, init) => fetch(input, init),
): Promise<{ bytes: number | null; cached: boolean }> {
  for (const { path } of place.networks) {
    const kept = await cache.find(place.url + path);
    if (kept) return { bytes: await keptBytes(place, cache, path), cached: true };
  }
  const ask = async (path: string) => {
    const url = place.url + path;
    try {
      return sizeOf(await request(url, { method: 'HEAD' }));
    } catch (error) {
      // Some hosts refuse HEAD, or let no other site ask so: one byte tells the size as well.
      if (!(error instanceof EngineError) || FINAL.includes(error.name)) throw error;
      const response = await request(url, { headers: { range: 'bytes=0-0' } });
      await response.body?.cancel();
      return sizeOf(response);
    }
  };
  const request = async (url: string, init: RequestInit) => {
    const response = await fetcher(url, { ...init, signal }).catch((error: unknown) => {
      throw asFailure(error, url, signal);
    });
    const failure = failureOfResponse(url, response);
    if (failure) throw failure;
    return response;
  };
  const small = SMALL_FILES.filter((path) => path !== CONFIG).map((path) => ask(path).catch(() => 0));
  // It is small, and says whether the weights lie in files of their own.
  const config = await request(place.url + CONFIG, { method: 'GET' })
    .then((response) => response.arrayBuffer())
    .catch(() => new ArrayBuffer(0));
  small.push(Promise.resolve(config.byteLength));
  const parts = readDataParts(config);
  const network = await askInTurn(place, async (path) => {
    const sizes = await Promise.all([path, ...dataFilesOf(path, parts)].map(ask));
    return sizes.reduce<number | null>((sum, bytes) => (sum === null || bytes === null ? null : sum + bytes), 0);
  });
  const rest = await Promise.all(small);
  return {
    bytes: network === null ? null : rest.reduce<number>((sum, bytes) => sum + (bytes ?? 0), network),
    cached: false,
  };
}

/** What this browser keeps of a model, without a word to its host. `cached` where nothing would have to be fetched. */
export async function measureKept(
  place: ModelPlace,
  cache: ModelCache,
): Promise<{ bytes: number | null; cached: boolean }> {
  const small = await Promise.all(SMALL_FILES.map((path) => cache.find(place.url + path)));
  const networks = await Promise.all(place.networks.map(({ path }) => cache.find(place.url + path)));
  const network = networks.find((kept) => kept !== undefined);
  return { bytes: network ? sizeOf(network) : null, cached: network !== undefined && small.every(Boolean) };
}

async function askInTurn(place: ModelPlace, ask: (path: string) => Promise<number | null>): Promise<number | null> {
  for (const { path } of place.networks) {
    try {
      return await ask(path);
    } catch (error) {
      if (!(error instanceof EngineError && error.name === 'ModelNotFound')) throw error;
    }
  }
  throw noneFound(place);
}

export function noneFound(place: ModelPlace): EngineError {
  const tried = place.networks.map(({ path }) => path).join(', ');
  return new EngineError('ModelNotFound', `${place.url} has none of ${tried}.`);
}

/** All that is kept of a network and the files beside it; null when the browser does not say. */
async function keptBytes(place: ModelPlace, cache: ModelCache, path: string): Promise<number | null> {
  const config = await cache.find(place.url + CONFIG);
  const parts = config ? readDataParts(await config.arrayBuffer()) : null;
  const files = [path, ...dataFilesOf(path, parts)];
  const found = await Promise.all([...files, ...SMALL_FILES].map((file) => cache.find(place.url + file)));
  const sizes = found.flatMap((response) => (response ? [sizeOf(response)] : []));
  return sizes.reduce<number | null>((sum, bytes) => (sum === null || bytes === null ? null : sum + bytes), 0);
}

/** The Hub sends big files from elsewhere and names their size itself. */
function sizeOf({ headers }: Response): number | null {
  // "bytes 0-0/1234": of one byte that was asked for, the whole.
  const [, whole] = /\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? [];
  const bytes = Number(headers.get('x-linked-size') ?? whole ?? headers.get('content-length') ?? 0);
  return bytes > 0 ? bytes : null;
}
