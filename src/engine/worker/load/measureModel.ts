/** How large a model's download will be, asked of its host before anything is fetched. */
import { EngineError } from '@/engine/EngineError.ts';
import { asFailure, failureOfResponse } from './Download.ts';
import type { ModelCache } from './ModelCache.ts';
import { SMALL_FILES } from './modelFiles.ts';
import type { ModelPlace } from './modelFiles.ts';

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
    if (kept) return { bytes: sizeOf(kept), cached: true };
  }
  const ask = async (path: string) => {
    const url = place.url + path;
    const response = await fetcher(url, { method: 'HEAD', signal }).catch((error: unknown) => {
      throw asFailure(error, url, signal);
    });
    const failure = failureOfResponse(url, response);
    if (failure) throw failure;
    return sizeOf(response);
  };
  const small = SMALL_FILES.map((path) => ask(path).catch(() => 0));
  const network = await askInTurn(place, ask);
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

/** The Hub sends big files from elsewhere and names their size itself. */
function sizeOf({ headers }: Response): number | null {
  const bytes = Number(headers.get('x-linked-size') ?? headers.get('content-length') ?? 0);
  return bytes > 0 ? bytes : null;
}
