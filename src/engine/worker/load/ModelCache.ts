/**
 * Files of Hub models in the browser's Cache API under their address. Small files lie there as they came, large ones
 * in parts (KeptParts.ts); what earlier versions of this page and transformers.js itself kept there, each file in one
 * piece, is found as well. Where there is no store (plain http, private windows) everything works, but each visit
 * downloads anew.
 */
import { KeptParts, bytesOf, ownerOf } from './KeptParts.ts';

export interface KeptFile {
  readonly url: string;
  readonly bytes: number;
  /** Null when its host did not say. */
  readonly totalBytes: number | null;
  readonly isWhole: boolean;
}

export class ModelCache {
  readonly #name: string | null;
  readonly #count: (url: string, response: Response) => Response;

  /**
   * `name` null keeps nothing. `count` sees each response that is found, to report its bytes as they
   * are read.
   */
  constructor(name: string | null, count: (url: string, response: Response) => Response = (_, response) => response) {
    this.#name = name;
    this.#count = count;
  }

  async match(url: string): Promise<Response | undefined> {
    const found = await this.find(url);
    return found && this.#count(url, found);
  }

  /** A whole file. */
  async find(url: string): Promise<Response | undefined> {
    // The library also asks for paths on this site, which are not kept here.
    if (!/^https?:/.test(url)) return undefined;
    const cache = await this.#open();
    const found = await cache?.match(url).catch(() => undefined);
    if (found || !cache) return found;
    const parts = new KeptParts(cache, url);
    const note = await parts.read().catch(() => null);
    return note?.isWhole ? parts.toResponse(note) : undefined;
  }

  /** Failing to keep a file is no reason to fail to use it. */
  async put(url: string, response: Response): Promise<void> {
    if (!/^https?:/.test(url)) return;
    await (await this.#open())?.put(url, response).catch(() => undefined);
  }

  /** Where a large file is kept as it comes; null where nothing can be kept. */
  async partsOf(url: string): Promise<KeptParts | null> {
    const cache = await this.#open();
    return cache && new KeptParts(cache, url);
  }

  /** Of one file how much is kept; null when nothing is. */
  async sizeOf(url: string): Promise<KeptFile | null> {
    const cache = await this.#open();
    if (!cache) return null;
    const found = await cache.match(url).catch(() => undefined);
    if (found) {
      const bytes = Number(found.headers.get('content-length') ?? 0) || (await found.blob()).size;
      return { url, bytes, totalBytes: bytes, isWhole: true };
    }
    const note = await new KeptParts(cache, url).read().catch(() => null);
    return note && { url, bytes: bytesOf(note), totalBytes: note.totalBytes, isWhole: note.isWhole };
  }

  /** All files of which something is kept. */
  async list(): Promise<KeptFile[]> {
    const keys = await this.#keys();
    const urls = new Set(keys.map(ownerOf).flatMap(({ url, kind }) => (kind === 'part' ? [] : [url])));
    const files = await Promise.all([...urls].map((url) => this.sizeOf(url)));
    return files.filter((file) => file !== null);
  }

  /** Forgets every file below a directory; `unfinished`: of those only what did not come whole. */
  async forget(directory: string, unfinished = false): Promise<void> {
    const cache = await this.#open();
    if (!cache) return;
    const below = (await this.#keys()).filter((url) => url.startsWith(directory));
    const whole = unfinished
      ? await Promise.all(below.map(async (url) => (await this.sizeOf(ownerOf(url).url))?.isWhole))
      : [];
    await Promise.all(below.filter((_, at) => !whole[at]).map((url) => cache.delete(url)));
  }

  async #keys(): Promise<string[]> {
    const keys = await (await this.#open())?.keys().catch(() => []);
    return (keys ?? []).map(({ url }) => url);
  }

  async #open(): Promise<Cache | null> {
    try {
      return this.#name === null || typeof caches === 'undefined' ? null : await caches.open(this.#name);
    } catch {
      return null;
    }
  }
}
