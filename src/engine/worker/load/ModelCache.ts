/**
 * Files of Hub models in the browser's Cache API, as they came, under their address. It is the
 * library's own store, so another page of this site that uses transformers.js shares it. Where
 * there is no store (plain http, private windows) everything works, but each visit downloads anew.
 */
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

  async find(url: string): Promise<Response | undefined> {
    // The library also asks for paths on this site, which are not kept here.
    if (!/^https?:/.test(url)) return undefined;
    return (await this.#open())?.match(url).catch(() => undefined);
  }

  /** Failing to keep a file is no reason to fail to use it. */
  async put(url: string, response: Response): Promise<void> {
    if (!/^https?:/.test(url)) return;
    await (await this.#open())?.put(url, response).catch(() => undefined);
  }

  /** Forgets every file below a directory. */
  async forget(directory: string): Promise<void> {
    const cache = await this.#open();
    if (!cache) return;
    const kept = await cache.keys().catch(() => []);
    await Promise.all(kept.filter(({ url }) => url.startsWith(directory)).map((request) => cache.delete(request)));
  }

  async #open(): Promise<Cache | null> {
    try {
      return this.#name === null || typeof caches === 'undefined' ? null : await caches.open(this.#name);
    } catch {
      return null;
    }
  }
}
