/** The Cache API on a map. `mostBytes`: what it has room for. */
export function fakeCaches(entries = new Map<string, Response>(), mostBytes = Infinity) {
  const sizes = new Map<string, number>();
  const cache = {
    match: (url: string) => Promise.resolve(entries.get(url)?.clone()),
    async put(url: string, response: Response) {
      const size = (await response.clone().arrayBuffer()).byteLength;
      const taken = [...sizes].reduce((sum, [at, bytes]) => (at === url ? sum : sum + bytes), 0);
      if (taken + size > mostBytes) throw new DOMException('Full.', 'QuotaExceededError');
      sizes.set(url, size);
      entries.set(url, response);
    },
    keys: () => Promise.resolve([...entries.keys()].map((url) => ({ url }))),
    delete(request: string | { readonly url: string }) {
      const url = typeof request === 'string' ? request : request.url;
      sizes.delete(url);
      return Promise.resolve(entries.delete(url));
    },
  };
  return { entries, open: () => Promise.resolve(cache) };
}
