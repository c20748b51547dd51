/** Files that are fetched once and kept. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { fetchKept, isKept, type FileStore } from '@/engine/tokenizers/worker/fetchKept.ts';

const URL_NOW = 'https://site.example/assets/o200k-aB3_d-fg.tokens';
const URL_BEFORE = 'https://site.example/assets/o200k-00000000.tokens';
const URL_OTHER = 'https://site.example/assets/gpt2-00000000.tokens';

/** As much of the browser's cache as is used. */
function fakeCaches() {
  const entries = new Map<string, Response>();
  const cache = {
    match: (url: string) => Promise.resolve(entries.get(url)?.clone()),
    put: (url: string, response: Response) => Promise.resolve(void entries.set(url, response)),
    keys: () => Promise.resolve([...entries.keys()].map((url) => ({ url }))),
    delete: (url: string) => Promise.resolve(entries.delete(url)),
  };
  return { entries, caches: { open: () => Promise.resolve(cache as unknown as Cache) } };
}

const answer = (body: BodyInit, type = 'application/octet-stream', status = 200) =>
  new Response(body, { status, headers: { 'content-type': type } });
const options = () => ({ signal: new AbortController().signal, onProgress: vi.fn<(loaded: number) => void>() });
const storeOf = (reply: () => Promise<Response>, caches: FileStore['caches'] = fakeCaches().caches) => {
  const fetch = vi.fn(reply);
  return { fetch, files: { fetch: fetch as unknown as typeof globalThis.fetch, caches } };
};

describe('A tokenizer’s file', () => {
  const packed = gzipSync(Buffer.from('vocabulary'));

  it('is fetched once, unpacked, told in bytes, and afterwards taken from what is kept', async () => {
    const { caches } = fakeCaches();
    const { fetch, files } = storeOf(() => Promise.resolve(answer(packed)), caches);
    expect(await isKept(URL_NOW, files)).toBe(false);
    const first = options();
    expect(Buffer.from(await fetchKept(URL_NOW, first, files)).toString()).toBe('vocabulary');
    expect(first.onProgress).toHaveBeenLastCalledWith(packed.length);
    expect(await isKept(URL_NOW, files)).toBe(true);
    expect(Buffer.from(await fetchKept(URL_NOW, options(), files)).toString()).toBe('vocabulary');
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('that a host has unpacked on the way is taken as it is', async () => {
    const { files } = storeOf(() => Promise.resolve(answer('vocabulary')));
    expect(Buffer.from(await fetchKept(URL_NOW, options(), files)).toString()).toBe('vocabulary');
  });

  it('takes the place of an earlier version, and of nothing else', async () => {
    const { caches, entries } = fakeCaches();
    entries.set(URL_BEFORE, answer('old')).set(URL_OTHER, answer('other'));
    const { files } = storeOf(() => Promise.resolve(answer(packed)), caches);
    await fetchKept(URL_NOW, options(), files);
    expect([...entries.keys()].sort()).toEqual([URL_OTHER, URL_NOW].sort());
  });

  it('is had where nothing can be kept', async () => {
    const denied = { open: () => Promise.reject(new Error('denied')) };
    const { files } = storeOf(() => Promise.resolve(answer(packed)), denied);
    expect(Buffer.from(await fetchKept(URL_NOW, options(), files)).toString()).toBe('vocabulary');
    expect(await isKept(URL_NOW, files)).toBe(false);
  });

  it.each([
    ['Missing', 'a 404', () => Promise.resolve(answer('', 'text/plain', 404))],
    ['Missing', 'a page in its place', () => Promise.resolve(answer('<!doctype html>', 'text/html; charset=utf-8'))],
    ['Offline', 'no answer', () => Promise.reject(new TypeError('failed to fetch'))],
    ['Corrupt', 'half a file', () => Promise.resolve(answer(packed.subarray(0, 12)))],
  ])('is %s after %s, and nothing is kept', async (name, _, reply) => {
    const { caches, entries } = fakeCaches();
    const { files } = storeOf(reply, caches);
    await expect(fetchKept(URL_NOW, options(), files)).rejects.toMatchObject({ name });
    expect(entries.size).toBe(0);
  });
});
