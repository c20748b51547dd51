/**
 * What a Hub or a mirror says of a model, by small requests: its config.json, and its files with sizes and hashes. A
 * mirror that is a plain folder has no list; it is asked for each of the usual names, by HEAD or for one byte.
 */
import { EngineError } from '@/engine/EngineError.ts';
import { dataFilesOf, readDataParts } from '@/engine/worker/hub/dataFiles.ts';
import type { DataParts } from '@/engine/worker/hub/dataFiles.ts';
import { asFailure, failureOfResponse, wholeOf } from '@/engine/worker/load/Download.ts';
import type { ModelPlace } from '@/engine/worker/load/modelFiles.ts';
import { readSizes } from './describeModel.ts';
import { listAddress, readList, readSha256, rangeFrom, SMALL_FILES } from '@/engine/worker/hub/hub.ts';
import type { ListedFile } from '@/engine/worker/hub/hub.ts';

export interface HubAnswer {
  readonly config: ArrayBuffer;
  readonly parts: DataParts;
  readonly files: readonly ListedFile[];
}

type Fetch = (input: string, init: RequestInit) => Promise<Response>;
/** Answers like fetch; throws EngineError for anything but a file. */
type Ask = (url: string, init?: RequestInit) => Promise<Response>;

export interface Asking {
  readonly signal: AbortSignal;
  readonly fetcher?: Fetch;
  /** Whether a request that has just failed was forbidden by the site's own policy. */
  readonly isBlocked?: () => Promise<boolean>;
}

export async function askHub(place: ModelPlace, asking: Asking): Promise<HubAnswer> {
  const ask = asker(asking);
  const config = await (await ask(`${place.url}config.json`)).arrayBuffer();
  // Another kind of network is told before anything else is asked.
  readSizes(config);
  const parts = readDataParts(config);
  const files = (await askList(place, ask)) ?? (await askByNames(place, ask, parts));
  return { config, parts, files: files.map((file) => withConfig(file, config)) };
}

/** Its size is known for certain: it is here. */
const withConfig = (file: ListedFile, config: ArrayBuffer): ListedFile =>
  file.path === 'config.json' ? { ...file, bytes: config.byteLength } : file;

function asker({ signal, fetcher = (url, init) => fetch(url, init), isBlocked }: Asking): Ask {
  return async (url, init = {}) => {
    const response = await fetcher(url, { method: 'GET', ...init, signal }).catch(async (error: unknown) => {
      if (!signal.aborted && error instanceof TypeError && (await isBlocked?.()))
        throw new EngineError('Blocked', `${url} is not in this site's policy.`, { cause: error });
      throw asFailure(error, url, signal);
    });
    const failure = failureOfResponse(url, response);
    if (!failure) return response;
    await response.body?.cancel();
    throw failure;
  };
}

/** Null where there is no list. */
async function askList(place: ModelPlace, ask: Ask): Promise<readonly ListedFile[] | null> {
  try {
    const response = await ask(listAddress(place.host, place.id));
    return readList(await response.json());
  } catch (error) {
    // Who asks too often is not asked about each file in turn.
    if (error instanceof EngineError && ['RateLimited', 'Aborted'].includes(error.name)) throw error;
    return null;
  }
}

async function askByNames(place: ModelPlace, ask: Ask, parts: DataParts): Promise<ListedFile[]> {
  const refusals: EngineError[] = [];
  const look = async (path: string): Promise<ListedFile[]> => {
    try {
      return [await askAbout(place.url + path, path, ask)];
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (error.name !== 'ModelNotFound') refusals.push(error);
      return [];
    }
  };
  const lookAtAll = async (paths: readonly string[]) => (await Promise.all(paths.map(look))).flat();
  const [small, networks] = await Promise.all([
    lookAtAll(SMALL_FILES.filter((path) => path !== 'config.json')),
    lookAtAll(place.networks.map(({ path }) => path)),
  ]);
  const [refusal] = refusals;
  if (networks.length === 0 && refusal) throw refusal;
  const data = await lookAtAll(networks.flatMap(({ path }) => dataFilesOf(path, parts)));
  return [{ path: 'config.json', bytes: null, sha256: null }, ...small, ...networks, ...data];
}

/** Another way of asking will be answered alike. */
const FINAL: readonly string[] = ['ModelNotFound', 'Aborted', 'RateLimited'];

async function askAbout(url: string, path: string, ask: Ask): Promise<ListedFile> {
  const read = (response: Response): ListedFile => ({
    path,
    bytes: sizeOf(response),
    sha256: readSha256(response.headers.get('x-linked-etag')),
  });
  try {
    return read(await ask(url, { method: 'HEAD' }));
  } catch (error) {
    // Some hosts refuse HEAD, or let no other site ask so: one byte tells the size as well.
    if (!(error instanceof EngineError) || FINAL.includes(error.name)) throw error;
    const response = await ask(url, { headers: { range: `${rangeFrom(0).range}0` } });
    await response.body?.cancel();
    return read(response);
  }
}

function sizeOf(response: Response): number | null {
  const { headers } = response;
  const bytes = Number(headers.get('x-linked-size') ?? wholeOf(response) ?? headers.get('content-length') ?? 0);
  const isPacked = headers.has('content-encoding');
  return bytes > 0 && !isPacked ? bytes : null;
}
