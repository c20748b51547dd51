/**
 * A file of this site that is fetched once and then kept in the browser, packed as it came, so that it is there without a
 * network. Where nothing can be kept (a private window, an unsafe address) it is fetched each time.
 * Not the service worker's: that keeps what every visitor needs, these are a visitor's own choice.
 */
import { CutterError } from '@/engine/tokenizers/Cutters.ts';
import { TOKENIZER_CACHE } from '@/engine/tokenizers/tokenizerCache.ts';

const GZIP_MAGIC = [0x1f, 0x8b] as const;

/** What a test puts in the place of the browser's own. */
export interface FileStore {
  readonly fetch?: typeof fetch;
  readonly caches?: Pick<CacheStorage, 'open'>;
}

export interface FetchOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (loadedBytes: number) => void;
}

export async function isKept(url: string, files: FileStore = {}): Promise<boolean> {
  return (await readKept(url, files)) !== null;
}

/** The file, unpacked. Throws CutterError, and whatever an aborted fetch throws. */
export async function fetchKept(url: string, options: FetchOptions, files: FileStore = {}): Promise<Uint8Array> {
  const kept = await readKept(url, files);
  if (kept) {
    const bytes = new Uint8Array(await kept.arrayBuffer());
    options.onProgress(bytes.length);
    return inflate(bytes);
  }
  const packed = await download(url, options, files);
  const file = await inflate(packed);
  await keep(url, packed, files);
  return file;
}

async function download(url: string, { signal, onProgress }: FetchOptions, files: FileStore): Promise<Uint8Array> {
  try {
    const response = await (files.fetch ?? fetch)(url, { signal });
    // A host of single-page sites answers with its page in place of a file that is missing.
    const isPage = response.headers.get('content-type')?.includes('text/html') ?? false;
    if (!response.ok || isPage) throw new CutterError('Missing', `${response.status} ${url}`);
    const parts: BlobPart[] = [];
    let loaded = 0;
    const reader = response.body?.getReader();
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      parts.push(read.value);
      loaded += read.value.length;
      onProgress(loaded);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  } catch (error) {
    if (signal.aborted || error instanceof CutterError) throw error;
    throw new CutterError('Offline', String(error));
  }
}

/** As packed with gzip, unless a host has made the browser unpack it on the way. */
async function inflate(packed: Uint8Array): Promise<Uint8Array> {
  if (packed[0] !== GZIP_MAGIC[0] || packed[1] !== GZIP_MAGIC[1]) return packed;
  try {
    const stream = new Blob([packed as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new CutterError('Corrupt', String(error));
  }
}

async function openCache(files: FileStore): Promise<Cache | null> {
  try {
    return await (files.caches ?? caches).open(TOKENIZER_CACHE);
  } catch {
    return null;
  }
}

async function readKept(url: string, files: FileStore): Promise<Response | null> {
  try {
    return (await (await openCache(files))?.match(url)) ?? null;
  } catch {
    return null;
  }
}

async function keep(url: string, bytes: Uint8Array, files: FileStore): Promise<void> {
  try {
    const cache = await openCache(files);
    if (!cache) return;
    // A file of an earlier version bears the same name with another hash.
    for (const { url: other } of await cache.keys()) if (stemOf(other) === stemOf(url)) await cache.delete(other);
    await cache.put(url, new Response(bytes as BodyInit, { headers: { 'content-type': 'application/octet-stream' } }));
  } catch {
    // Full or denied: it is here, and will be fetched again.
  }
}

/** `…/assets/o200k` of `…/assets/o200k-Bx7c_d1e.tokens`. */
function stemOf(url: string): string {
  return url.replace(/-.{8}\.tokens$/, '');
}
